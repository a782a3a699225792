import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "../../records/base64.ts";
import { failed, success } from "../../storage/database/failure.ts";
import type { Envelope } from "../meeting/envelope.ts";
import { derivationIn, OVERHEAD, openFile, sealFile } from "./sealed-file.ts";
import { derivationOf, type SealingKey } from "./sealing-key.ts";

/** The envelope of the keys of a place: the first seals, each opens what it sealed. Undefined where there is no key. */
export function keyEnvelope(keys: readonly SealingKey[]): Envelope | undefined {
  const [first] = keys;
  if (first === undefined) return undefined;
  const bySalt = new Map(keys.map((key) => [key.salt, fromBase64(key.key)]));
  const sealing = fromBase64(first.key);
  const derivation = derivationOf(first);
  return {
    keyName: first.salt,
    keyNames: keys.map(({ salt }) => salt),
    overhead: OVERHEAD,
    seal: (place, bytes) => sealFile(sealing, derivation, place, bytes),
    open(place, bytes) {
      const said = derivationIn(bytes);
      if (said === undefined) return failed({ kind: "damaged" });
      const key = bySalt.get(toBase64(said.salt));
      if (key === undefined) return failed({ kind: "locked" });
      const plain = openFile(key, place, bytes);
      return plain === undefined ? failed({ kind: "damaged" }) : success(plain);
    },
    // The hash of a well-known file would tell that it lies here.
    blobNames: (hash) =>
      [...bySalt.values()].map(
        (key) => `blobs/${bytesToHex(hmac(sha256, key, new TextEncoder().encode(hash)))}.enc`,
      ),
  };
}

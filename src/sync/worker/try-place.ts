import { fromBase64, toBase64 } from "../../records/base64.ts";
import type { Remote, RemoteFile } from "../../remotes/remote.ts";
import { derivationIn, openFile } from "../encryption/sealed-file.ts";
import { deriveKey, newDerivation, type SealingKey } from "../encryption/sealing-key.ts";
import { readDeviceFileName } from "../file/folder-names.ts";
import { gunzip } from "../file/gzip.ts";
import { openRemote } from "../places/open-remote.ts";
import type { PlaceConfig } from "../places/place-config.ts";
import { readKeys, writeKeys } from "../places/place-memory.ts";
import { asTrouble } from "./meet-at-place.ts";
import type { TryResult } from "./sync-message.ts";

/**
 * Tries whether a place can be used: lists it, and with a passphrase makes the key that opens what lies there, or a new
 * one where nothing sealed does. Never throws.
 */
export async function tryPlace(place: PlaceConfig, passphrase: string): Promise<TryResult> {
  try {
    const { remote, route } = openRemote(place);
    const listing = await remote.list();
    if (passphrase !== "") {
      const keys = await keysFor(remote, listing, passphrase, await readKeys(place.id));
      if (keys === undefined)
        return {
          ok: false,
          trouble: { kind: "wrong-passphrase", detail: "it opens nothing that lies there" },
        };
      await writeKeys(place.id, keys);
    }
    const reached = route === undefined ? place : { ...place, viaGateway: route.viaGateway };
    return { ok: true, place: reached as PlaceConfig };
  } catch (error) {
    return { ok: false, trouble: asTrouble(error) };
  }
}

/** The keys of a place with that of a passphrase first; undefined where sealed files lie there and it opens none. */
async function keysFor(
  remote: Remote,
  listing: readonly RemoteFile[],
  passphrase: string,
  known: readonly SealingKey[],
): Promise<readonly SealingKey[] | undefined> {
  const tried = new Map<string, SealingKey>();
  const knownSalts = new Set(known.map((key) => key.salt));
  let locked = 0;
  for (const { name } of listing) {
    const said = readDeviceFileName(name);
    if (said === undefined || said.kind === "export" || !said.sealed) continue;
    const bytes = await remote.read(name);
    const derivation = bytes === undefined ? undefined : derivationIn(bytes);
    if (bytes === undefined || derivation === undefined) continue;
    const salt = toBase64(derivation.salt);
    const key = tried.get(salt) ?? deriveKey(passphrase, derivation);
    tried.set(salt, key);
    const plain = openFile(fromBase64(key.key), `devices/${said.device}/${said.kind}`, bytes);
    if (plain !== undefined && gunzip(plain) !== undefined)
      return [key, ...known.filter((one) => one.salt !== key.salt)];
    if (!knownSalts.has(salt)) locked++;
  }
  if (locked > 0) return undefined;
  // All that is sealed there opens by keys of this device: a new passphrase takes the place of the one before.
  return [deriveKey(passphrase, newDerivation()), ...known];
}

import { fromBase64, toBase64 } from "../../records/base64.ts";
import type { Remote, RemoteFile } from "../../remotes/remote.ts";
import { tryGatewayToken } from "../../web/gateway-access.ts";
import { keyEnvelope } from "../encryption/key-envelope.ts";
import { derivationIn, openFile } from "../encryption/sealed-file.ts";
import { deriveKey, newDerivation, type SealingKey } from "../encryption/sealing-key.ts";
import { readDeviceFileName } from "../file/folder-names.ts";
import { gunzip } from "../file/gzip.ts";
import { openRemote } from "../places/open-remote.ts";
import type { PlaceConfig } from "../places/place-config.ts";
import { readKeys } from "../places/place-memory.ts";
import { asTrouble } from "./meet-at-place.ts";
import type { SyncRequest, TryResult } from "./sync-message.ts";

/**
 * Tries whether a place can be used: lists it, and with a passphrase makes the key that opens what lies there, or a new
 * one where nothing sealed does. Keys that were handed over must open what lies there. Keeps nothing. Never throws.
 */
export async function tryPlace({
  place,
  passphrase,
  handedOver,
}: Extract<SyncRequest, { kind: "try" }>): Promise<TryResult> {
  try {
    if (handedOver !== undefined && handedOver.token !== "") tryGatewayToken(handedOver.token);
    const { remote, route } = openRemote(place);
    const listing = await remote.list();
    const known = await readKeys(place.id);
    const keys =
      passphrase !== ""
        ? await keysFor(remote, listing, passphrase, known)
        : await keysWith(remote, listing, handedOver?.keys ?? [], known);
    if (keys === undefined)
      return {
        ok: false,
        trouble: { kind: "wrong-passphrase", detail: "it opens nothing that lies there" },
      };
    const reached = route === undefined ? place : { ...place, viaGateway: route.viaGateway };
    return { ok: true, place: reached as PlaceConfig, keys };
  } catch (error) {
    return { ok: false, trouble: asTrouble(error) };
  }
}

/** The keys of a place with those handed over first; undefined where sealed files lie there and none of them opens one. */
async function keysWith(
  remote: Remote,
  listing: readonly RemoteFile[],
  handedOver: readonly SealingKey[],
  known: readonly SealingKey[],
): Promise<readonly SealingKey[] | undefined> {
  if (handedOver.length === 0) return known;
  const envelope = keyEnvelope(handedOver);
  let isLocked = false;
  for (const { name } of listing) {
    const said = readDeviceFileName(name);
    if (said === undefined || said.kind === "export" || !said.sealed) continue;
    const bytes = await remote.read(name);
    if (bytes === undefined) continue;
    isLocked = true;
    if (envelope?.open(`devices/${said.device}/${said.kind}`, bytes).ok !== true) continue;
    isLocked = false;
    break;
  }
  if (isLocked) return undefined;
  const salts = new Set(handedOver.map(({ salt }) => salt));
  return [...handedOver, ...known.filter(({ salt }) => !salts.has(salt))];
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

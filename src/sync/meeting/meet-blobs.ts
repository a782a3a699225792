import { hashOf } from "../../records/content-hash.ts";
import { type Remote, RemoteError, type RemoteFile } from "../../remotes/remote.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import type { FileReference } from "../../storage/library/file-reference.ts";
import type { KeptFile } from "../../storage/library/kept-file.ts";
import { blobName, formerBlobName } from "../file/folder-names.ts";
import type { Envelope } from "./envelope.ts";
import type { FolderMemory } from "./folder-memory.ts";

/** This device's files, as a meeting needs them. */
export interface LocalFiles {
  /** The files that living records of this device need. */
  needed(): Promise<readonly FileReference[]>;
  keys(): Promise<ReadonlySet<string>>;
  read(hash: string): Promise<KeptFile | undefined>;
  keep(hash: string, file: KeptFile): Promise<Outcome<unknown>>;
  now(): number;
  /** Larger files, in bytes, wait for a connection that is not metered. */
  readonly largest: number;
}

/** Milliseconds for which a blob that no record needs stays: as long as a device may still come with one that does. */
const GRACE = 30 * 24 * 60 * 60 * 1000;

/**
 * Carries the files that records need: those the folder lacks go there, those this device lacks come here. A file that
 * does not hold what its name says is left alone. What no record needs is deleted after a while; resolves to
 * what is unneeded and since when. Throws RemoteError.
 */
export async function meetBlobs(
  remote: Remote,
  listing: readonly RemoteFile[],
  local: LocalFiles,
  memory: Pick<FolderMemory, "unneeded" | "unreadable">,
  envelope?: Envelope,
): Promise<Record<string, number>> {
  const there = new Map(listing.map(({ name, size }) => [name, size]));
  const blobs = [...there.keys()].filter(
    (name) => name.startsWith("blobs/") || name.startsWith("wayside-file-"),
  );
  const needed = await local.needed();
  if (needed.length === 0 && blobs.length === 0) return {};
  const here = await local.keys();
  const wanted = new Set<string>();
  for (const { hash, type, size } of needed) {
    const [name = blobName(hash), ...further] = envelope?.blobNames(hash) ?? [];
    wanted.add(name);
    // As a device with another passphrase or without one wrote it, or one of the first version.
    const others = [...further, blobName(hash), formerBlobName(hash)].filter(
      (one) => one !== name && there.has(one),
    );
    for (const one of further) wanted.add(one);
    if (!there.has(name)) for (const one of others) wanted.add(one);
    if (size > local.largest) continue;
    if (here.has(hash)) {
      const whole = size + (envelope?.overhead ?? 0);
      const isCut = (there.get(name) ?? whole) !== whole;
      if (isCut) await remote.delete(name);
      if (isCut || !there.has(name)) await writeBlob(remote, name, hash, local, envelope);
      continue;
    }
    const found = there.has(name) ? name : others[0];
    const bytes = found === undefined ? undefined : await remote.read(found);
    const plain = bytes === undefined || found === undefined ? undefined : opened(found, bytes, envelope);
    if (plain === undefined || hashOf(plain) !== hash) continue;
    const kept = await local.keep(hash, { type, bytes: plain.slice() });
    if (!kept.ok) throw new RemoteError("failed", "a file found no room on this device");
  }
  const now = local.now();
  const still: Record<string, number> = {};
  for (const name of blobs) {
    if (wanted.has(name)) continue;
    const since = memory.unneeded[name] ?? now;
    // Files that could not be read may speak of it.
    if (now - since > GRACE && memory.unreadable.length === 0) await remote.delete(name);
    else still[name] = since;
  }
  return still;
}

async function writeBlob(
  remote: Remote,
  name: string,
  hash: string,
  local: LocalFiles,
  envelope: Envelope | undefined,
): Promise<void> {
  const kept = await local.read(hash);
  if (kept === undefined) return;
  const bytes = envelope === undefined ? kept.bytes : envelope.seal(name, kept.bytes);
  await remote.write(name, bytes);
  const back = await remote.read(name);
  if (back === undefined || hashOf(back) !== hashOf(bytes))
    throw new RemoteError("failed", "a file did not read back as it was written");
}

function opened(name: string, bytes: Uint8Array, envelope: Envelope | undefined): Uint8Array | undefined {
  if (!name.endsWith(".enc")) return bytes;
  const outcome = envelope?.open(name, bytes);
  return outcome?.ok ? outcome.value : undefined;
}

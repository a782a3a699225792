import type { Remote, RemoteFile } from "../../remotes/remote.ts";
import { readDeviceFileName } from "../file/folder-names.ts";
import type { Envelope } from "./envelope.ts";
import { type FolderMemory, noMemory } from "./folder-memory.ts";
import type { Listed } from "./listed-file.ts";
import type { Local } from "./local.ts";
import { mergeOthers, type RefusedFile } from "./merge-others.ts";
import { seenByAll } from "./seen-by-all.ts";
import { writeOwn } from "./write-own.ts";

export interface Meeting {
  /** How many files of other devices were merged. */
  readonly mergedFiles: number;
  readonly refused: readonly RefusedFile[];
  /** How many lines of files were no records to this version; they are kept in quarantine. */
  readonly refusedLines: number;
  /** Whether nothing was written, for encrypted files lie there and this device has no key. */
  readonly isLockedOut: boolean;
  /** The name of the file this device wrote. */
  readonly wrote: string | undefined;
  /** All files of the folder as they were listed. */
  readonly listing: readonly RemoteFile[];
  /** Up to this revision, nothing of this device waits to be heard of there. */
  readonly through: number;
  readonly memory: FolderMemory;
}

/**
 * Meets the other devices in a folder: merges what they wrote, then writes what they have not heard of, as a new file
 * of this device's own that is read back before anything it replaces is deleted. No device touches another's file, so
 * none can undo what another wrote, and nothing depends on a server refusing a stale write. Throws RemoteError;
 * whatever was merged before stays.
 */
export async function meet(remote: Remote, local: Local, envelope?: Envelope): Promise<Meeting> {
  const listing = await remote.list();
  const files = listing.flatMap(({ name, size }): readonly Listed[] => {
    const said = readDeviceFileName(name);
    return said === undefined ? [] : [{ name, size, said }];
  });
  let memory = await local.memory();
  const written = new Set(memory.written);
  const isOwn = ({ name, said }: Listed): boolean =>
    said.device === local.device && (said.kind === "export" || written.has(name));
  const others = files.filter((file) => !isOwn(file));
  const { held: heldBefore } = memory;
  const came = await mergeOthers(remote, local, envelope, others, memory);
  memory = came.memory;
  const { mergedFiles, refused, refusedLines } = came;

  // Nothing is written in the clear where others encrypt: this device needs the passphrase first.
  if (envelope === undefined && files.some(({ said }) => said.sealed)) {
    await local.remember(memory);
    const through = memory.changes.at(-1)?.through ?? memory.snapshot?.through ?? 0;
    return {
      mergedFiles,
      refused,
      refusedLines,
      isLockedOut: true,
      wrote: undefined,
      listing,
      through,
      memory,
    };
  }

  let { device } = local;
  const isCopied = others.some(({ said }) => said.device === device);
  // Others have seen more files of this device than it remembers: it was restored from a backup.
  if (isCopied || came.ownCounterSeen > memory.counter) {
    // A copy of this device's data lives elsewhere and writes under the same id: from now on they are two.
    // What it wrote itself it need not read; what the copy wrote and could not be read now is read another time.
    const former = files.filter(({ name }) => written.has(name)).map(({ name }) => name);
    device = await local.renew();
    const { merged, unreadable, devices, retired, unneeded, held, agreed, refused: given } = memory;
    memory = {
      ...noMemory,
      merged: [...merged, ...former],
      unreadable,
      devices,
      retired,
      unneeded,
      held,
      agreed,
      refused: given,
    };
  }
  const own = files.filter((file) => isOwn(file) && file.said.device === device);
  const wrote = await writeOwn(remote, { local, device, envelope }, own, memory, {
    // Whose file was set aside hears by this device's next file which of its files have been seen.
    hasToSpeak: memory.held.some(
      ({ name, reason }) => reason === "rolled-back" && !heldBefore.some((one) => one.name === name),
    ),
    missing: missingFiles(memory, files),
  });
  memory = wrote.memory;
  let failure: unknown;
  try {
    memory = (await local.carryFiles?.(listing, memory)) ?? memory;
  } catch (error) {
    // What was written of the records stands all the same.
    failure = error;
  }
  await remote.finish?.();
  if (wrote.name === undefined && failure === undefined)
    memory = await forgetDeleted(local, device, files, memory);
  await local.remember(memory);
  if (failure !== undefined) throw failure;
  return {
    mergedFiles,
    refused,
    refusedLines,
    isLockedOut: false,
    wrote: wrote.name,
    listing,
    through: wrote.through,
    memory,
  };
}

/**
 * Files that are not there, though the newest file of their device names them as standing: what they held is said again
 * at once by whoever merged them.
 */
function missingFiles(memory: FolderMemory, files: readonly Listed[]): readonly string[] {
  const listed = new Set(files.map(({ name }) => name));
  const known = new Set(memory.missed);
  return Object.values(memory.devices).flatMap(({ present, standing = [] }) =>
    present ? standing.filter((name) => !listed.has(name) && !known.has(name)) : [],
  );
}

/**
 * Forgets the deletions that all have seen, once after each snapshot. Not while a device has two snapshots in the folder:
 * the older of them may hold what was deleted.
 */
async function forgetDeleted(
  local: Local,
  device: string,
  files: readonly Listed[],
  memory: FolderMemory,
): Promise<FolderMemory> {
  const snapshots = files.filter(({ said }) => said.kind !== "changes").map(({ said }) => said.device);
  if (memory.tidied || new Set(snapshots).size < snapshots.length) return memory;
  const { records } = await local.changedAfter(0);
  const forgotten = seenByAll(records, memory, device, local.now());
  if (forgotten.length > 0) await local.forget(forgotten);
  return { ...memory, tidied: true };
}

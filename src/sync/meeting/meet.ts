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
  const came = await mergeOthers(remote, local, envelope, others, memory);
  memory = came.memory;

  let { device } = local;
  if (others.some(({ said }) => said.device === device)) {
    // A copy of this device's data lives elsewhere and writes under the same id: from now on they are two.
    const former = files.filter((file) => file.said.device === device).map(({ name }) => name);
    device = await local.renew();
    const { merged, devices, retired, unneeded } = memory;
    memory = { ...noMemory, merged: [...merged, ...former], devices, retired, unneeded };
  }
  const own = files.filter((file) => isOwn(file) && file.said.device === device);
  const wrote = await writeOwn(remote, { local, device, envelope }, own, memory);
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
  const { mergedFiles, refused } = came;
  return { mergedFiles, refused, wrote: wrote.name, listing, through: wrote.through, memory };
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

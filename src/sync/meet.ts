import type { StoredRecord } from "../records/record.ts";
import { contentHash, type ExportFileFailure, readExportFile, writeExportFile } from "./export-file.ts";
import { exportName, matchesName, readExportName } from "./export-name.ts";
import { type Remote, RemoteError } from "./remote.ts";

/** This device's side of a meeting. */
export interface Local {
  readonly device: string;
  now(): number;
  records(): Promise<readonly StoredRecord[]>;
  /** Merges records of another device; all of them or none. */
  merge(records: readonly StoredRecord[]): Promise<void>;
  /** The names of files merged before; a name is never used twice, so they need not be read again. */
  merged(): Promise<ReadonlySet<string>>;
  rememberMerged(names: ReadonlySet<string>): Promise<void>;
}

export interface Meeting {
  /** How many files of other devices were merged. */
  readonly mergedFiles: number;
  /** Files of other devices that could not be, with the reason; they stay where they are. */
  readonly refused: readonly { readonly name: string; readonly failure: ExportFileFailure }[];
  /** Whether this device wrote a new file. */
  readonly wrote: boolean;
  /** The records as this device wrote them or found them standing. */
  readonly records: readonly StoredRecord[];
}

/** So many of this device's last files stay in the folder. */
const KEPT_VERSIONS = 3;

/**
 * Meets the other devices in a folder: merges what they wrote, then writes one whole export file of this
 * device's own under a new name, reads it back, and only then deletes its own older ones. No device touches
 * another's file, so none can undo what another wrote. Throws RemoteError; whatever was merged before stays.
 */
export async function meet(remote: Remote, local: Local): Promise<Meeting> {
  const names = await remote.list();
  const before = await local.merged();
  const merged = new Set(names.filter((name) => before.has(name)));
  const refused: { name: string; failure: ExportFileFailure }[] = [];
  let count = 0;
  for (const name of othersFiles(names, local.device)) {
    if (before.has(name)) continue;
    const outcome = await mergeFile(remote, local, name);
    if (outcome === "gone") continue;
    if (outcome !== "merged") refused.push({ name, failure: outcome });
    else {
      count++;
      merged.add(name);
    }
  }
  const records = await local.records();
  const wrote = await writeOwn(remote, local, names, records);
  await local.rememberMerged(merged);
  return { mergedFiles: count, refused, wrote, records };
}

/** Other devices' files; of each device the newest first, for it holds what the older ones held. */
function othersFiles(names: readonly string[], device: string): readonly string[] {
  return names
    .flatMap((name) => {
      const read = readExportName(name);
      return read === undefined || read.device === device ? [] : [{ name, time: read.time }];
    })
    .sort((one, other) => other.time - one.time)
    .map(({ name }) => name);
}

async function mergeFile(
  remote: Remote,
  local: Local,
  name: string,
): Promise<"merged" | "gone" | ExportFileFailure> {
  const bytes = await remote.read(name);
  if (bytes === undefined) return "gone";
  const said = readExportName(name);
  if (said !== undefined && !matchesName(said, bytes)) return { kind: "damaged" };
  const file = readExportFile(bytes);
  if (!file.ok) return file.failure;
  await local.merge(file.value.records);
  return "merged";
}

async function writeOwn(
  remote: Remote,
  local: Local,
  names: readonly string[],
  records: readonly StoredRecord[],
): Promise<boolean> {
  const own = names
    .flatMap((name) => {
      const read = readExportName(name);
      return read?.device === local.device ? [{ name, ...read }] : [];
    })
    .sort((one, other) => other.time - one.time);
  if (records.length === 0 || (await stands(remote, own[0], records))) return false;
  const time = Math.max(local.now(), (own[0]?.time ?? 0) + 1);
  const made = new Date(local.now()).toISOString();
  const bytes = writeExportFile({ device: local.device, made, records });
  const name = exportName(local.device, time, bytes);
  await remote.write(name, bytes);
  const back = await remote.read(name);
  const said = readExportName(name);
  if (back === undefined || said === undefined || !matchesName(said, back)) {
    throw new RemoteError("failed", "the file did not read back as it was written");
  }
  for (const old of own.slice(KEPT_VERSIONS - 1)) await remote.delete(old.name);
  return true;
}

/** Whether this device's newest file in the folder is whole and says the same already. */
async function stands(
  remote: Remote,
  newest:
    | { readonly name: string; readonly hash: string; readonly device: string; readonly time: number }
    | undefined,
  records: readonly StoredRecord[],
): Promise<boolean> {
  if (newest === undefined) return false;
  const bytes = await remote.read(newest.name);
  if (bytes === undefined || !matchesName(newest, bytes)) return false;
  const file = readExportFile(bytes);
  return file.ok && contentHash(file.value.records) === contentHash(records);
}

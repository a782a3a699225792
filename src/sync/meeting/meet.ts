import { formatStamp, laterStamp, type Stamp } from "../../records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../records/record.ts";
import { type Remote, RemoteError, type RemoteFile } from "../../remotes/remote.ts";
import type { RevisedRecord, Revisions } from "../../storage/records/revisions.ts";
import type { ExportFile, ExportFileFailure, Knowledge } from "../file/export-file.ts";
import {
  type DeviceFileKind,
  type DeviceFileName,
  matchesName,
  readDeviceFileName,
} from "../file/folder-names.ts";
import { type PackedFile, packDeviceFile, unpackDeviceFile } from "./device-file.ts";
import type { Envelope, EnvelopeFailure } from "./envelope.ts";
import { type FolderMemory, type KnownDevice, noMemory, type OwnFile } from "./folder-memory.ts";
import { seenByAll } from "./seen-by-all.ts";
import { filesToCombine, wantsSnapshot } from "./when-to-combine.ts";

/** This device's side of a meeting. */
export interface Local {
  readonly device: string;
  /** What whoever uses this device calls it. */
  readonly name: string;
  now(): number;
  changedAfter(revision: number): Promise<Revisions>;
  /** Merges verified records of another device; resolves to those that stand as they came, with their revision. */
  merge(records: readonly StoredRecord[]): Promise<readonly RevisedRecord[]>;
  memory(): Promise<FolderMemory>;
  remember(memory: FolderMemory): Promise<void>;
  /** Takes another id for this device: somebody else writes under the one it has. */
  renew(): Promise<string>;
  /** Removes deleted records for good, which every device has seen. */
  forget(records: readonly RevisedRecord[]): Promise<void>;
  /** Carries the files that records need; called before what was written is made to stand. */
  carryFiles?(listing: readonly RemoteFile[], memory: FolderMemory): Promise<FolderMemory>;
}

/** Why a file of another device was left where it is. */
export type RefusedFile = {
  readonly name: string;
  readonly failure: ExportFileFailure | EnvelopeFailure;
  /** Whether it could not be read at the meeting before either; a new one may just not be whole yet. */
  readonly again: boolean;
};

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

const DAY = 24 * 60 * 60 * 1000;
/** A device that has nothing to say says so now and then, so that the others know it is there. */
const SIGN_OF_LIFE = 7 * DAY;
/** After so long, what changed goes into a new snapshot, however little it is: it says what this device has seen. */
const SNAPSHOT_AGE = 30 * DAY;
/** So many names of its own a device remembers having written. */
const NAMES_REMEMBERED = 400;
/** More records than this that came from the folder are rather written again than remembered. */
const MOST_CAME = 2000;

interface Listed {
  readonly name: string;
  readonly size: number | undefined;
  readonly said: DeviceFileName;
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

async function mergeOthers(
  remote: Remote,
  local: Local,
  envelope: Envelope | undefined,
  others: readonly Listed[],
  before: FolderMemory,
): Promise<{ memory: FolderMemory; mergedFiles: number; refused: readonly RefusedFile[] }> {
  const already = new Set(before.merged);
  const merged = others.filter(({ name }) => already.has(name)).map(({ name }) => name);
  const refused: RefusedFile[] = [];
  const came = { ...before.came };
  const heard = new Map<string, Knowledge & { made: string }>();
  const incomplete = new Set<string>();
  let mergedFiles = 0;
  for (const { name, said } of others) {
    if (already.has(name)) continue;
    const outcome = await readFile(remote, name, said, envelope);
    if (outcome === undefined || !outcome.ok) incomplete.add(said.device);
    if (outcome === undefined) continue;
    if (!outcome.ok) {
      refused.push({ name, failure: outcome.failure, again: before.unreadable.includes(name) });
      continue;
    }
    for (const { record, revision } of await local.merge(outcome.value.records))
      came[cameKey(record)] = revision;
    mergedFiles++;
    merged.push(name);
    hear(heard, said, outcome.value);
  }
  return {
    mergedFiles,
    refused,
    memory: {
      ...before,
      merged,
      came,
      retired: Object.assign({}, before.retired, ...[...heard.values()].map(({ retired }) => retired)),
      unreadable: refused.map(({ name }) => name),
      devices: knownDevices(before.devices, others, heard, incomplete),
    },
  };
}

async function readFile(remote: Remote, name: string, said: DeviceFileName, envelope: Envelope | undefined) {
  const bytes = await remote.read(name);
  return bytes === undefined ? undefined : unpackDeviceFile(said, bytes, envelope);
}

/** What is heard of a device by one of its files, with what was heard before: its snapshot says what it had seen. */
function hear(
  heard: Map<string, Knowledge & { made: string }>,
  { device, kind }: DeviceFileName,
  { knowledge, made }: ExportFile,
): void {
  if (knowledge === undefined) return;
  const before = heard.get(device);
  const newest = before === undefined || knowledge.upTo >= before.upTo ? { ...knowledge, made } : before;
  const seen = kind === "snapshot" ? knowledge.seen : (before?.seen ?? {});
  const retired = { ...before?.retired, ...knowledge.retired };
  heard.set(device, { ...newest, kind: kind === "snapshot" ? kind : newest.kind, seen, retired });
}

function knownDevices(
  before: FolderMemory["devices"],
  others: readonly Listed[],
  heard: ReadonlyMap<string, Knowledge & { made: string }>,
  incomplete: ReadonlySet<string>,
): FolderMemory["devices"] {
  const there = new Set(others.map(({ said }) => said.device));
  const known: Record<string, KnownDevice> = {};
  for (const [device, one] of Object.entries(before)) known[device] = { ...one, present: there.has(device) };
  for (const device of there) {
    const one = known[device] ?? { name: "", made: "", seen: {}, present: true };
    const news = heard.get(device);
    const upTo = incomplete.has(device) ? one.upTo : laterStamp<Stamp | undefined>(one.upTo, news?.upTo);
    known[device] = {
      name: news?.name ?? one.name,
      made: news !== undefined && news.made > one.made ? news.made : one.made,
      seen: news?.kind === "snapshot" ? news.seen : one.seen,
      present: true,
      ...(upTo === undefined ? {} : { upTo }),
    };
  }
  return known;
}

/** Who writes the files of this device. */
interface Author {
  readonly local: Local;
  readonly device: string;
  readonly envelope: Envelope | undefined;
}

async function writeOwn(
  remote: Remote,
  author: Author,
  own: readonly Listed[],
  before: FolderMemory,
): Promise<{ memory: FolderMemory; name: string | undefined; through: number }> {
  const { local, envelope } = author;
  const listed = new Map(own.map(({ name, size }) => [name, size]));
  const stands = (file: OwnFile): boolean =>
    listed.has(file.name) && (listed.get(file.name) ?? file.size) === file.size;
  const { snapshot, changes } = before;
  const intact =
    snapshot !== undefined &&
    [snapshot, ...changes].every(stands) &&
    before.sealedWith === (envelope?.keyName ?? "");
  if (intact) for (const name of before.superseded) if (listed.has(name)) await remote.delete(name);
  // What a device knew that has gone from the folder stands in no file any more: it is said again.
  const gone = Object.entries(before.devices).filter(
    ([device, { present }]) => !present && before.retired[device] === undefined,
  );
  const plan =
    intact && gone.length === 0 ? await planChanges(author, before) : await planSnapshot(author, before);
  const { through } = plan;
  if (plan.packed === undefined) return { memory: before, name: undefined, through };
  const { packed, ownFiles } = plan;
  const name = packed.name;
  const intended = { ...before, written: [...before.written, name].slice(-NAMES_REMEMBERED) };
  await local.remember(intended);
  await remote.write(name, packed.bytes);
  const back = await remote.read(name);
  const said = readDeviceFileName(name);
  if (back === undefined || said === undefined || !matchesName(said, back))
    throw new RemoteError("failed", "the file did not read back as it was written");
  const current = new Set([ownFiles.snapshot, ...ownFiles.changes].map((file) => file.name));
  const isSnapshot = ownFiles.changes.length === 0;
  return {
    name,
    through,
    memory: {
      ...intended,
      ...ownFiles,
      wroteAt: local.now(),
      snapshotAt: isSnapshot ? local.now() : before.snapshotAt,
      tidied: before.tidied && !isSnapshot,
      sealedWith: envelope?.keyName ?? "",
      superseded: [...listed.keys()].filter((one) => !current.has(one)),
      came: isSnapshot ? {} : before.came,
      devices: isSnapshot
        ? Object.fromEntries(Object.entries(before.devices).filter(([, { present }]) => present))
        : before.devices,
    },
  };
}

/** What is to be written, if anything, so that all up to a revision is said. */
type PlannedWrite =
  | {
      readonly packed: PackedFile;
      readonly ownFiles: { readonly snapshot: OwnFile; readonly changes: OwnFile[] };
      readonly through: number;
    }
  | { readonly packed: undefined; readonly through: number };

async function planSnapshot(author: Author, memory: FolderMemory): Promise<PlannedWrite> {
  const all = await author.local.changedAfter(0);
  const { through } = all;
  if (all.records.length === 0) return { packed: undefined, through };
  const records = all.records.map(({ record }) => record);
  const packed = pack(author, "snapshot", memory, records, all);
  return {
    packed,
    through,
    ownFiles: { snapshot: { name: packed.name, size: packed.bytes.length, from: 0, through }, changes: [] },
  };
}

async function planChanges(author: Author, memory: FolderMemory): Promise<PlannedWrite> {
  const { local } = author;
  const { snapshot, changes } = memory;
  if (snapshot === undefined) return planSnapshot(author, memory);
  const through = changes.at(-1)?.through ?? snapshot.through;
  const isQuiet = local.now() - memory.wroteAt < SIGN_OF_LIFE;
  const { records, revisions } = await changesAfter(local, memory, through);
  if (records.length === 0 && isQuiet) return { packed: undefined, through: revisions.through };
  let [from, kept] = [through, changes.length];
  let packed = pack(author, "changes", memory, records, revisions);
  let last = revisions.through;
  const combined = filesToCombine(
    changes.map(({ size }) => size),
    packed.bytes.length,
  );
  if (combined > 0) {
    kept = changes.length - combined;
    from = changes[kept]?.from ?? through;
    const more = await changesAfter(local, memory, from);
    packed = pack(author, "changes", memory, more.records, more.revisions);
    last = more.revisions.through;
  }
  const standing = changes.slice(0, kept);
  const total = standing.reduce((sum, { size }) => sum + size, packed.bytes.length);
  const isOld = local.now() - memory.snapshotAt > SNAPSHOT_AGE;
  if (isOld || wantsSnapshot(snapshot.size, total) || Object.keys(memory.came).length > MOST_CAME)
    return planSnapshot(author, memory);
  const file = { name: packed.name, size: packed.bytes.length, from, through: last };
  return { packed, ownFiles: { snapshot, changes: [...standing, file] }, through: last };
}

/** What came to be so after a revision, without what came from the folder and stands there in another's file. */
async function changesAfter(
  local: Local,
  { came }: FolderMemory,
  revision: number,
): Promise<{ records: readonly StoredRecord[]; revisions: Revisions }> {
  // Revision 0 asks for all there is, numbered or not; after it come those with a number.
  const revisions = await local.changedAfter(revision);
  const news = revisions.records.filter(
    (one) => one.revision > revision && came[cameKey(one.record)] !== one.revision,
  );
  return { records: news.map(({ record }) => record), revisions };
}

function pack(
  { local, device, envelope }: Author,
  kind: DeviceFileKind,
  memory: FolderMemory,
  records: readonly StoredRecord[],
  { clock }: Revisions,
) {
  const seen = Object.entries(memory.devices).flatMap(([device, { upTo }]) =>
    upTo === undefined ? [] : [[device, upTo] as const],
  );
  const knowledge: Knowledge = {
    kind,
    name: local.name,
    upTo: formatStamp(clock, device),
    seen: Object.fromEntries(seen),
    retired: memory.retired,
  };
  const made = new Date(local.now()).toISOString();
  return packDeviceFile({ device, made, records, knowledge }, kind, envelope);
}

function cameKey({ collection, id }: StoredRecord): string {
  return JSON.stringify([collection, id]);
}

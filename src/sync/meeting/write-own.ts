import { formatStamp } from "../../records/hybrid-logical-clock.ts";
import { recordKey, type StoredRecord } from "../../records/record.ts";
import { type Remote, RemoteError } from "../../remotes/remote.ts";
import type { Revisions } from "../../storage/records/revisions.ts";
import type { Knowledge } from "../file/export-file.ts";
import { type DeviceFileKind, matchesName, readDeviceFileName } from "../file/folder-names.ts";
import { type PackedFile, packDeviceFile } from "./device-file.ts";
import type { Envelope } from "./envelope.ts";
import type { FolderMemory, OwnFile } from "./folder-memory.ts";
import type { Listed } from "./listed-file.ts";
import type { Local } from "./local.ts";
import { filesToCombine, wantsSnapshot } from "./when-to-combine.ts";

const DAY = 24 * 60 * 60 * 1000;
/** A device that has nothing to say says so now and then, so that the others know it is there. */
const SIGN_OF_LIFE = 7 * DAY;
/** After so long, what changed goes into a new snapshot, however little it is: it says what this device has seen. */
const SNAPSHOT_AGE = 30 * DAY;
/** So many names of its own that no longer stand a device remembers having written: a listing may be an old one. */
const NAMES_REMEMBERED = 400;
/** More records than this that came from the folder are rather written again than remembered. */
const MOST_CAME = 2000;

/** Who writes the files of this device. */
interface Author {
  readonly local: Local;
  readonly device: string;
  readonly envelope: Envelope | undefined;
}

/**
 * Writes what this device has that no file there says, as a file of its own: noted first, read back afterwards. Resolves
 * to its name, if one was written, and the revision up to which all is said. Throws RemoteError.
 */
export async function writeOwn(
  remote: Remote,
  author: Author,
  own: readonly Listed[],
  before: FolderMemory,
  news: { readonly hasToSpeak: boolean; readonly missing: readonly string[] },
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
  // What a device knew that has gone from the folder stands in no file any more: it is said again. So is what a file held
  // that has gone, though its device's newest file still names it.
  const gone = Object.entries(before.devices).filter(
    ([device, { present }]) => !present && before.retired[device] === undefined,
  );
  const plan =
    intact && gone.length === 0 && news.missing.length === 0
      ? await planChanges(author, before, news.hasToSpeak)
      : await planSnapshot(author, before);
  const { through } = plan;
  if (plan.packed === undefined) return { memory: before, name: undefined, through };
  const { packed, ownFiles } = plan;
  const name = packed.name;
  const intended = {
    ...before,
    written: [...namesToRemember(before, listed), name],
    counter: before.counter + 1,
    missed: [...before.missed, ...news.missing].slice(-NAMES_REMEMBERED),
  };
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

/** The names this device wrote that may still stand, and the last of those that do not. */
function namesToRemember(memory: FolderMemory, listed: ReadonlyMap<string, unknown>): readonly string[] {
  const { snapshot, changes, superseded, written } = memory;
  const own = [...(snapshot === undefined ? [] : [snapshot]), ...changes].map(({ name }) => name);
  const standing = new Set([...own, ...superseded, ...listed.keys()]);
  const gone = written.filter((name) => !standing.has(name));
  return [...gone.slice(-NAMES_REMEMBERED), ...written.filter((name) => standing.has(name))];
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
  const packed = pack(author, "snapshot", memory, records, all, []);
  return {
    packed,
    through,
    ownFiles: { snapshot: { name: packed.name, size: packed.bytes.length, from: 0, through }, changes: [] },
  };
}

async function planChanges(author: Author, memory: FolderMemory, hasToSpeak: boolean): Promise<PlannedWrite> {
  const { local } = author;
  const { snapshot, changes } = memory;
  if (snapshot === undefined) return planSnapshot(author, memory);
  const through = changes.at(-1)?.through ?? snapshot.through;
  const isQuiet = !hasToSpeak && local.now() - memory.wroteAt < SIGN_OF_LIFE;
  const { records, revisions } = await changesAfter(local, memory, through);
  if (records.length === 0 && isQuiet) return { packed: undefined, through: revisions.through };
  let [from, kept] = [through, changes.length];
  const standingWith = (count: number): readonly string[] =>
    [snapshot, ...changes.slice(0, count)].map(({ name }) => name);
  let packed = pack(author, "changes", memory, records, revisions, standingWith(kept));
  let last = revisions.through;
  const combined = filesToCombine(
    changes.map(({ size }) => size),
    packed.bytes.length,
  );
  if (combined > 0) {
    kept = changes.length - combined;
    from = changes[kept]?.from ?? through;
    const more = await changesAfter(local, memory, from);
    packed = pack(author, "changes", memory, more.records, more.revisions, standingWith(kept));
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
    (one) => one.revision > revision && came[recordKey(one.record)] !== one.revision,
  );
  return { records: news.map(({ record }) => record), revisions };
}

function pack(
  { local, device, envelope }: Author,
  kind: DeviceFileKind,
  memory: FolderMemory,
  records: readonly StoredRecord[],
  { clock }: Revisions,
  standing: readonly string[],
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
    counter: memory.counter + 1,
    counters: Object.fromEntries(
      Object.entries(memory.devices).flatMap(([device, { counter }]) =>
        counter > 0 ? [[device, counter] as const] : [],
      ),
    ),
    standing: [...standing],
  };
  const made = new Date(local.now()).toISOString();
  return packDeviceFile({ device, made, records, knowledge }, kind, envelope);
}

import { laterStamp, type Stamp } from "../../records/hybrid-logical-clock.ts";
import { recordKey } from "../../records/record.ts";
import type { Remote } from "../../remotes/remote.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { type ExportFileFailure, exportVersion, type Knowledge, type ReadFile } from "../file/export-file.ts";
import { matchesName } from "../file/folder-names.ts";
import { quarantined } from "../file/quarantine.ts";
import { unpackDeviceFile } from "./device-file.ts";
import type { Envelope, EnvelopeFailure, HeldReason } from "./envelope.ts";
import type { FolderMemory, HeldFile, KnownDevice } from "./folder-memory.ts";
import type { Listed } from "./listed-file.ts";
import type { Local } from "./local.ts";

/** Why a file of another device was left where it is. */
export type RefusedFile = {
  readonly name: string;
  readonly failure: ExportFileFailure | EnvelopeFailure | HeldReason;
  /** Whether it could not be read at the meeting before either; a new one may just not be whole yet. */
  readonly again: boolean;
};

/** What a meeting heard from the other devices. */
export interface HeardFromOthers {
  readonly memory: FolderMemory;
  readonly mergedFiles: number;
  readonly refused: readonly RefusedFile[];
  /** How many lines were no records to this version, and went into quarantine. */
  readonly refusedLines: number;
  /** The greatest counter that others have seen of this device. */
  readonly ownCounterSeen: number;
}

/** A file as it was read, or why it is left where it is. */
type ReadDeviceFile =
  | { readonly kind: "gone" }
  | {
      readonly kind: "refused";
      readonly failure: RefusedFile["failure"];
      readonly claims?: string;
      readonly isFinal: boolean;
    }
  | { readonly kind: "read"; readonly file: ReadFile };

/**
 * Merges what other devices wrote and was not merged before. A file that is not whole or does not open is left alone; a
 * line of a file that is no record goes into quarantine, and the others of the file are merged.
 */
export async function mergeOthers(
  remote: Remote,
  local: Local,
  envelope: Envelope | undefined,
  others: readonly Listed[],
  before: FolderMemory,
): Promise<HeardFromOthers> {
  const already = new Set(before.merged);
  const merged = others.filter(({ name }) => already.has(name)).map(({ name }) => name);
  const tried = `${exportVersion}/${envelope?.keyNames.join(" ") ?? ""}`;
  const refused: RefusedFile[] = [];
  const held: HeldFile[] = [];
  const refusedForGood: FolderMemory["refused"] = {};
  const came = { ...before.came };
  const heard = new Map<string, Heard>();
  const incomplete = new Set<string>();
  const inQuarantine = new Set<string>();
  let [mergedFiles, refusedLines, ownCounterSeen] = [0, 0, 0];
  for (const listed of others) {
    const { name, size, said } = listed;
    if (already.has(name)) continue;
    const former = before.refused[name];
    if (former !== undefined && former.tried === tried && former.size === size) {
      incomplete.add(said.device);
      refusedForGood[name] = former;
      refused.push({ name, failure: { kind: "damaged" }, again: true });
      continue;
    }
    const result = await readDeviceFile(remote, listed, envelope, before);
    if (result.kind !== "read") incomplete.add(said.device);
    if (result.kind === "gone") continue;
    if (result.kind === "refused") {
      const { failure, claims = "", isFinal } = result;
      refused.push({ name, failure, again: before.unreadable.includes(name) });
      if (failure.kind === "unencrypted" || failure.kind === "rolled-back")
        held.push({ name, reason: failure.kind, claims });
      if (isFinal) refusedForGood[name] = { size, tried };
      continue;
    }
    const { file } = result;
    const records = [...file.records, ...file.refusedLines.map((line) => quarantined(line, said.device))];
    for (const { record, revision } of await local.merge(records)) came[recordKey(record)] = revision;
    // Nobody has written these lines as the records they are kept as.
    for (const line of file.refusedLines) delete came[recordKey(quarantined(line, said.device))];
    mergedFiles++;
    if (file.refusedLines.length > 0) inQuarantine.add(said.device);
    refusedLines += file.refusedLines.length;
    merged.push(name);
    hear(heard, listed, file);
    ownCounterSeen = Math.max(ownCounterSeen, file.knowledge?.counters[local.device] ?? 0);
  }
  return {
    mergedFiles,
    refused,
    refusedLines,
    ownCounterSeen,
    memory: {
      ...before,
      merged,
      came,
      held,
      agreed: before.agreed.filter((name) => others.some((other) => other.name === name)),
      refused: refusedForGood,
      retired: Object.assign({}, before.retired, ...[...heard.values()].map(({ retired }) => retired)),
      unreadable: refused.map(({ name }) => name),
      devices: knownDevices(before.devices, others, heard, incomplete, inQuarantine),
    },
  };
}

async function readDeviceFile(
  remote: Remote,
  { name, said }: Listed,
  envelope: Envelope | undefined,
  before: FolderMemory,
): Promise<ReadDeviceFile> {
  const bytes = await remote.read(name);
  if (bytes === undefined) return { kind: "gone" };
  const unpacked = unpackDeviceFile(said, bytes, envelope);
  if (!unpacked.ok) {
    // One that holds what its name says will never hold anything else.
    return {
      kind: "refused",
      failure: unpacked.failure,
      isFinal: isFinal(unpacked, matchesName(said, bytes)),
    };
  }
  const file = unpacked.value;
  const failure = reasonToHold(name, said.sealed, file, envelope, before.devices[said.device]);
  if (failure === undefined || before.agreed.includes(name)) return { kind: "read", file };
  return { kind: "refused", failure, claims: file.knowledge?.name ?? "", isFinal: false };
}

function isFinal(
  unpacked: Extract<Outcome<ReadFile, ExportFileFailure | EnvelopeFailure>, { ok: false }>,
  isWhole: boolean,
): boolean {
  return isWhole && unpacked.failure.kind !== "locked" && unpacked.failure.kind !== "newer";
}

/**
 * Why a file that could be read is not merged by itself. Where a place has keys, whoever writes there has them: what is
 * not encrypted may be of anybody. What is encrypted and counted below what its device has written since may have been
 * put back; one that the device's newest file still names is only late.
 */
function reasonToHold(
  name: string,
  isSealed: boolean,
  { knowledge }: ReadFile,
  envelope: Envelope | undefined,
  known: KnownDevice | undefined,
): HeldReason | undefined {
  if (envelope === undefined) return undefined;
  if (!isSealed) return { kind: "unencrypted" };
  const counter = knowledge?.counter ?? 0;
  if (known === undefined || counter === 0 || counter >= known.counter) return undefined;
  return known.standing?.includes(name) === true ? undefined : { kind: "rolled-back" };
}

/** What is heard of a device by its files of one meeting. */
interface Heard extends Knowledge {
  readonly made: string;
}

/** Adds one of a device's files to what is heard of it: its snapshot says what it had seen, its newest what stands. */
function hear(heard: Map<string, Heard>, { name, said }: Listed, file: ReadFile): void {
  const { knowledge, made } = file;
  if (knowledge === undefined) return;
  const before = heard.get(said.device);
  const isNewest =
    before === undefined ||
    (knowledge.counter === before.counter
      ? knowledge.upTo >= before.upTo
      : knowledge.counter > before.counter);
  const isSnapshot = said.kind === "snapshot";
  const standing = knowledge.standing === undefined ? undefined : [...knowledge.standing, name];
  const newest = isNewest ? { ...knowledge, made, standing } : before;
  heard.set(said.device, {
    ...newest,
    kind: isSnapshot ? "snapshot" : newest.kind,
    seen: isSnapshot ? knowledge.seen : (before?.seen ?? {}),
    retired: { ...before?.retired, ...knowledge.retired },
    counter: Math.max(knowledge.counter, before?.counter ?? 0),
  });
}

function knownDevices(
  before: FolderMemory["devices"],
  others: readonly Listed[],
  heard: ReadonlyMap<string, Heard>,
  unread: ReadonlySet<string>,
  inQuarantine: ReadonlySet<string>,
): FolderMemory["devices"] {
  const there = new Set(others.map(({ said }) => said.device));
  const known: Record<string, KnownDevice> = {};
  for (const [device, one] of Object.entries(before)) known[device] = { ...one, present: there.has(device) };
  for (const device of there) {
    const one = known[device] ?? noKnowledge;
    const news = heard.get(device);
    // A snapshot without a line in quarantine says again all that was missing.
    const incomplete = inQuarantine.has(device) || (one.incomplete && news?.kind !== "snapshot");
    const upTo =
      unread.has(device) || incomplete ? one.upTo : laterStamp<Stamp | undefined>(one.upTo, news?.upTo);
    const standing = news === undefined || news.counter < one.counter ? one.standing : news.standing;
    known[device] = {
      name: news?.name ?? one.name,
      made: news !== undefined && news.made > one.made ? news.made : one.made,
      seen: news?.kind === "snapshot" ? news.seen : one.seen,
      present: true,
      counter: Math.max(one.counter, news?.counter ?? 0),
      incomplete,
      ...(standing === undefined ? {} : { standing }),
      ...(upTo === undefined ? {} : { upTo }),
    };
  }
  return known;
}

const noKnowledge: KnownDevice = {
  name: "",
  made: "",
  seen: {},
  present: true,
  counter: 0,
  incomplete: false,
};

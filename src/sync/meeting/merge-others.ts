import { laterStamp, type Stamp } from "../../records/hybrid-logical-clock.ts";
import { recordKey } from "../../records/record.ts";
import type { Remote } from "../../remotes/remote.ts";
import type { ExportFile, ExportFileFailure, Knowledge } from "../file/export-file.ts";
import type { DeviceFileName } from "../file/folder-names.ts";
import { unpackDeviceFile } from "./device-file.ts";
import type { Envelope, EnvelopeFailure } from "./envelope.ts";
import type { FolderMemory, KnownDevice } from "./folder-memory.ts";
import type { Listed } from "./listed-file.ts";
import type { Local } from "./local.ts";

/** Why a file of another device was left where it is. */
export type RefusedFile = {
  readonly name: string;
  readonly failure: ExportFileFailure | EnvelopeFailure;
  /** Whether it could not be read at the meeting before either; a new one may just not be whole yet. */
  readonly again: boolean;
};

/** Merges what other devices wrote and was not merged before; a file that is not whole or does not open is left alone. */
export async function mergeOthers(
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
      came[recordKey(record)] = revision;
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

import type { Stamp } from "../../src/records/hybrid-logical-clock.ts";
import { isDeleted, type Json, type StoredRecord } from "../../src/records/record.ts";
import { TextDocument } from "../../src/records/text-document.ts";
import { type Remote, RemoteError, type RemoteFile } from "../../src/remotes/remote.ts";
import { success } from "../../src/storage/database/failure.ts";
import type { RevisedRecord } from "../../src/storage/records/revisions.ts";
import { readExportFile, recordLine, writeExportFile } from "../../src/sync/file/export-file.ts";
import type { Envelope } from "../../src/sync/meeting/envelope.ts";
import type { FolderMemory } from "../../src/sync/meeting/folder-memory.ts";
import { meet } from "../../src/sync/meeting/meet.ts";
import { MemoryDevice, type RecordRules, recordRules } from "./memory-device.ts";
import { SeededRandom } from "./seeded-random.ts";

/*
 * Devices that edit, go offline, crash and meet in a folder that breaks its promises, as a random history that a seed
 * repeats. Nothing here is the app's own but what is tried: writes, merge, texts, the export file and the meeting.
 */

export interface HistoryOutcome {
  readonly seed: number;
  /** Edits that are neither there nor overwritten by a later one of the same field. */
  readonly lost: readonly string[];
  /** Devices that differ from the first after quiet. */
  readonly unequal: readonly string[];
}

/** The rules a history is lived by; a mutation check breaks one of them. */
export interface Rules extends RecordRules {
  readonly meet: typeof meet;
}

export const rules: Rules = { ...recordRules, meet };

const RECORDS = ["a", "b", "c"] as const;
const FIELDS = ["done", "title", "place"] as const;
/** Letters of the private use area (Unicode), some for each device. */
const FIRST_LETTER = 0xe000;
const LETTERS_EACH = 1000;
const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
const MOST_DEVICES = 7;
/** After so many rounds of meetings without trouble nothing is new to anyone. */
const MOST_ROUNDS = 5;
/** How far the clocks of devices go wrong, in milliseconds. */
const SKEWS = [0, 0, 0, 90_000, -90_000, 3 * DAY, -3 * DAY, 400 * DAY, -400 * DAY, 3 * 366 * DAY] as const;

/** Lives one history to its end and says what was lost; `steps` edits, meetings and breaks. */
export async function liveHistory(seed: number, steps = 24, lived: Rules = rules): Promise<HistoryOutcome> {
  const random = new Chance(seed);
  const folder = new BadFolder(random);
  const world = { now: START };
  const newDevice = (index: number): SimulatedDevice => {
    const skew = SKEWS[random.below(SKEWS.length)] ?? 0;
    return new SimulatedDevice(index, () => world.now + skew, lived, random);
  };
  const devices = Array.from({ length: 2 + random.below(4) }, (_, index) => newDevice(index));
  /** In half of the histories people set devices up from others and from old backups all the time. */
  const copies = random.chance(0.5) ? 4 : 1;
  const envelope = random.chance(0.3) ? openEnvelope : undefined;
  const backups: MemoryDevice[] = [];
  /** A phone set up from a backup of another, which lives on: both write under one id. */
  const copyOf = (device: MemoryDevice): SimulatedDevice => {
    const copy = newDevice(devices.length);
    copy.restoreFrom(device);
    return copy;
  };
  const edits: Edit[] = [];
  /** Export files on their way by hand: they come late, twice or not at all. */
  const post: Uint8Array[] = [];
  for (let step = 0; step < steps; step++) {
    world.now += random.below(4) === 0 ? random.below(60 * DAY) : random.below(5000);
    const device = devices[random.below(devices.length)] as SimulatedDevice;
    const event = random.below(60);
    if (copies > 1 && random.below(8) === 0) {
      const backup = new MemoryDevice(device.device, () => 0, lived);
      backup.restoreFrom(device);
      backups.push(backup);
    }
    const backup = random.below(12) === 0 ? backups[random.below(backups.length)] : undefined;
    if (backup !== undefined && devices.length < MOST_DEVICES) devices.push(copyOf(backup));
    if (event < copies && devices.length < MOST_DEVICES) devices.push(copyOf(device));
    else if (event <= 5) post.push(device.exportFile());
    else if (event <= 7) await device.importFile(post[random.below(post.length)]);
    else if (event <= 27) await attempt(lived, folder, device, envelope);
    else edits.push(...device.edit());
  }
  folder.behave();
  // After quiet: everyone meets until nothing is new to anyone.
  for (let isNew = true, round = 0; isNew && round < MOST_ROUNDS; round++) {
    isNew = false;
    for (const device of devices) {
      world.now += 1000;
      const { wrote, mergedFiles } = await lived.meet(folder, device, envelope);
      isNew ||= wrote !== undefined || mergedFiles > 0;
    }
  }
  const [first = "", ...others] = devices.map((device) => device.everything());
  return {
    seed,
    lost: edits.flatMap((edit) => lossOf(edit, edits, devices[0] as SimulatedDevice)),
    unequal: others.flatMap((other, index) => (other === first ? [] : [`device${index + 1}`])),
  };
}

async function attempt(
  lived: Rules,
  folder: BadFolder,
  device: SimulatedDevice,
  envelope: Envelope | undefined,
): Promise<void> {
  try {
    await lived.meet(folder, device, envelope);
  } catch (error) {
    // The network or the process went away in the middle; what was done before stands.
    if (!(error instanceof RemoteError) && !(error instanceof Crash)) throw error;
  }
}

/** Encrypted as far as the rules of a meeting go: it only costs no time. */
const openEnvelope: Envelope = {
  keyName: "key",
  keyNames: ["key"],
  overhead: 0,
  seal: (_, bytes) => bytes,
  open: (_, bytes) => success(bytes),
  blobNames: (hash) => [`blobs/${hash}.enc`],
};

/** What a person did, and what it came after. */
type Edit =
  | {
      readonly kind: "field";
      readonly id: string;
      readonly field: string;
      readonly value: Json;
      readonly stamp: Stamp;
      readonly after: Stamp | undefined;
    }
  | { readonly kind: "letter" | "cut"; readonly id: string; readonly letter: string }
  /** A deletion, and what its writer saw. */
  | { readonly kind: "remove"; readonly id: string; readonly saw: StoredRecord | undefined };

function lossOf(edit: Edit, all: readonly Edit[], device: SimulatedDevice): readonly string[] {
  if (edit.kind === "remove") return [];
  const record = device.record("notes", edit.id);
  if (record === undefined && all.some((other) => other.kind === "remove" && hasSeen(other, edit))) return [];
  /** It stands in a record that is deleted, and nobody who deleted that had seen it. */
  const isBuried =
    record !== undefined &&
    isDeleted(record) &&
    !all.some((other) => other.kind === "remove" && hasSeen(other, edit));
  if (edit.kind !== "field") {
    const text = record?.texts?.body?.text ?? "";
    const isCut = all.some((other) => other.kind === "cut" && other.letter === edit.letter);
    if (isBuried && edit.kind === "letter" && !isCut) return [`a letter typed in ${edit.id} is buried`];
    return edit.kind === "cut" || text.includes(edit.letter) || isCut ? [] : [`a letter typed in ${edit.id}`];
  }
  // A write that overwrites what its writer saw is later than that.
  if (edit.after !== undefined && edit.stamp <= edit.after)
    return [`${edit.id}.${edit.field} before what it overwrote`];
  const later = all.some(
    (other) =>
      other.kind === "field" &&
      other.id === edit.id &&
      other.field === edit.field &&
      // Two copies of one device may write in the same moment under the same id: the greater text settles it.
      (other.stamp > edit.stamp || (other.stamp === edit.stamp && String(other.value) > String(edit.value))),
  );
  if (later) return [];
  if (isBuried) return [`${edit.id}.${edit.field} is buried`];
  // Deleted by who had seen it, and the deletion forgotten since: what was begun under the same name then is another record.
  const isAnother =
    record !== undefined && record.tombstone === undefined && record.stamps[edit.field] === undefined;
  if (isAnother && all.some((other) => other.kind === "remove" && hasSeen(other, edit))) return [];
  return record?.fields[edit.field] === edit.value ? [] : [`${edit.id}.${edit.field}`];
}

/** Whether who deleted a record had seen an edit of it, which is then gone with it. */
function hasSeen(
  { saw }: Extract<Edit, { kind: "remove" }>,
  edit: Exclude<Edit, { kind: "remove" }>,
): boolean {
  if (saw?.id !== edit.id) return false;
  if (edit.kind === "field") return (saw.stamps[edit.field] ?? "") >= edit.stamp;
  // A letter that was cut before is not there to be seen.
  return edit.kind === "cut" || (saw.texts?.body?.text.includes(edit.letter) ?? false);
}

/** What goes wrong, by chance; once `settled`, nothing does any more. */
class Chance extends SeededRandom {
  settled = false;
}

class Crash extends Error {}

class SimulatedDevice extends MemoryDevice {
  private edited = 0;
  private parted = 0;

  constructor(
    private readonly index: number,
    now: () => number,
    lived: Rules,
    private readonly random: Chance,
  ) {
    super(`device${index}`, now, lived);
  }

  override async merge(records: readonly StoredRecord[]): Promise<readonly RevisedRecord[]> {
    this.mayCrash();
    const came = await super.merge(records);
    this.mayCrash();
    return came;
  }

  override async remember(memory: FolderMemory): Promise<void> {
    this.mayCrash();
    await super.remember(memory);
    this.mayCrash();
  }

  /** Two copies never draw the same random id. */
  override async renew(): Promise<string> {
    this.device = `device${this.index}r${this.parted++}`;
    return this.device;
  }

  exportFile(): Uint8Array {
    return writeExportFile({ device: this.device, made: "", records: this.records() });
  }

  async importFile(bytes: Uint8Array | undefined): Promise<void> {
    const file = bytes === undefined ? undefined : readExportFile(bytes);
    if (file?.ok) await super.merge(file.value.records);
  }

  /** One thing a person does: writes fields, types or cuts letters, deletes, restores. */
  edit(): readonly Edit[] {
    const id = RECORDS[this.random.below(RECORDS.length)] ?? "a";
    const before = this.record("notes", id);
    const place = { collection: "notes", id };
    switch (this.random.below(8)) {
      case 0:
        this.write({ kind: "remove", ...place });
        return [{ kind: "remove", id, saw: before }];
      case 1:
        this.write({ kind: "restore", ...place });
        return [];
      case 2:
      case 3:
        return this.type(id);
      default: {
        const field = FIELDS[this.random.below(FIELDS.length)] ?? "done";
        const value = `${this.index}:${this.edited++}`;
        const after = before?.stamps[field];
        const stamp = this.write({ kind: "write", ...place, fields: { [field]: value } })?.stamps[field];
        return stamp === undefined ? [] : [{ kind: "field", id, field, value, stamp, after }];
      }
    }
  }

  private type(id: string): readonly Edit[] {
    const stored = this.record("notes", id)?.texts?.body;
    const typed = this.index * LETTERS_EACH + this.edited++;
    // Another author each time, as pages are, and the same for the same seed.
    const document = new TextDocument(stored, Math.imul(typed + 1, 0x9e3779b1) >>> 0);
    const version = document.version();
    const { text } = document;
    const at = this.random.below(text.length + 1);
    const removed = this.random.below(3) === 0 ? text.slice(at, at + 2) : "";
    // One letter that nobody typed before: what becomes of it can be told in any text.
    const letter = String.fromCharCode(FIRST_LETTER + typed);
    document.replaceWith(text.slice(0, at) + letter + text.slice(at + removed.length));
    const body = { update: document.updateSince(version) };
    this.write({ kind: "write", collection: "notes", id, fields: {}, texts: { body } });
    return [
      { kind: "letter", id, letter },
      ...[...removed].map((cut) => ({ kind: "cut" as const, id, letter: cut })),
    ];
  }

  /** All it has that is not deleted, as the export file says it. */
  everything(): string {
    return this.records()
      .filter((record) => !isDeleted(record))
      .map((record) => recordLine(withoutStructure(record)))
      .sort()
      .join("\n");
  }

  private mayCrash(): void {
    if (this.random.chance(0.02) && !this.random.settled) throw new Crash();
  }
}

/** Two devices may hold the same text as other bytes: what is compared is what it reads. */
function withoutStructure(record: StoredRecord): StoredRecord {
  if (record.texts === undefined) return record;
  const texts = Object.fromEntries(
    Object.entries(record.texts).map(([field, value]) => [field, { ...value, crdt: "" }]),
  );
  return { ...record, texts };
}

/** A folder whose server forgets, repeats, cuts and lies, until it is told to behave. */
class BadFolder implements Remote {
  private readonly files = new Map<string, Uint8Array>();
  /** What was deleted and may still be served. */
  private readonly deleted = new Map<string, Uint8Array>();
  /** Listings as they were before: a server may serve an old one. */
  private readonly listings: (readonly RemoteFile[])[] = [];
  private bad = true;

  constructor(private readonly random: Chance) {}

  behave(): void {
    this.bad = false;
    this.random.settled = true;
  }

  async list(): Promise<readonly RemoteFile[]> {
    this.mayFail(0.08);
    const withSizes = this.random.chance(0.5);
    const files = [...this.files].map(([name, { length }]) =>
      withSizes ? { name, size: length } : { name },
    );
    this.listings.push(files);
    return this.happens(0.15) ? (this.listings[this.random.below(this.listings.length)] ?? files) : files;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    this.mayFail(0.06);
    const bytes = this.files.get(name) ?? (this.happens(0.3) ? this.deleted.get(name) : undefined);
    if (bytes === undefined || this.happens(0.04)) return undefined;
    return this.happens(0.05) ? bytes.slice(0, this.random.below(bytes.length)) : bytes;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.mayFail(0.06);
    if (this.files.has(name)) return;
    this.files.set(name, this.happens(0.06) ? bytes.slice(0, this.random.below(bytes.length)) : bytes);
    // It has been written, and nobody is told.
    this.mayFail(0.06);
  }

  async delete(name: string): Promise<void> {
    this.mayFail(0.06);
    const bytes = this.files.get(name);
    if (bytes !== undefined) this.deleted.set(name, bytes);
    this.files.delete(name);
    this.mayFail(0.06);
  }

  private happens(share: number): boolean {
    return this.bad && this.random.chance(share);
  }

  private mayFail(share: number): void {
    if (this.happens(share)) throw new RemoteError("failed", this.random.chance(0.5) ? "503" : "412");
  }
}

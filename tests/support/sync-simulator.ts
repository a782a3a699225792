import {
  advance,
  type ClockState,
  clockAtZero,
  formatStamp,
  type Stamp,
  witness,
} from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import { isDeleted, type Json, lastStamp, type StoredRecord } from "../../src/records/record.ts";
import { applyWrites, type RecordWrite } from "../../src/records/record-write.ts";
import { mergeTexts, TextDocument, updateText } from "../../src/records/text-document.ts";
import { recordLine } from "../../src/sync/export-file.ts";
import { type Local, meet } from "../../src/sync/meet.ts";
import { type Remote, RemoteError } from "../../src/sync/remote.ts";

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
export interface Rules {
  readonly mergeRecords: typeof mergeRecords;
  readonly applyWrites: typeof applyWrites;
  readonly mergeTexts: typeof mergeTexts;
  readonly meet: typeof meet;
}

export const rules: Rules = { mergeRecords, applyWrites, mergeTexts, meet };

const RECORDS = ["a", "b", "c"] as const;
const FIELDS = ["done", "title", "place"] as const;
/** Letters of the private use area (Unicode), some for each device. */
const FIRST_LETTER = 0xe000;
const LETTERS_EACH = 1000;
const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 0, 1);
/** How far the clocks of devices go wrong, in milliseconds. */
const SKEWS = [0, 0, 0, 90_000, -90_000, 3 * DAY, -3 * DAY, 400 * DAY, -400 * DAY, 3 * 366 * DAY] as const;

/** Lives one history to its end and says what was lost; `steps` edits, meetings and breaks. */
export async function liveHistory(seed: number, steps = 24, lived: Rules = rules): Promise<HistoryOutcome> {
  const random = new Random(seed);
  const folder = new BadFolder(random);
  const world = { now: START };
  const devices = Array.from({ length: 2 + random.below(4) }, (_, index) => {
    const skew = SKEWS[random.below(SKEWS.length)] ?? 0;
    return new SimulatedDevice(index, () => world.now + skew, lived, random);
  });
  const edits: Edit[] = [];
  for (let step = 0; step < steps; step++) {
    world.now += random.below(4) === 0 ? random.below(2 * DAY) : random.below(5000);
    const device = devices[random.below(devices.length)] as SimulatedDevice;
    if (random.below(3) === 0) await attempt(lived, folder, device);
    else edits.push(...device.edit());
  }
  folder.behave();
  // After quiet: everyone meets until nothing is new to anyone.
  for (let round = 0; round < 3; round++) for (const device of devices) await lived.meet(folder, device);
  const [first = "", ...others] = devices.map((device) => device.everything());
  return {
    seed,
    lost: edits.flatMap((edit) => lossOf(edit, edits, devices[0] as SimulatedDevice)),
    unequal: others.flatMap((other, index) => (other === first ? [] : [`device${index + 1}`])),
  };
}

async function attempt(lived: Rules, folder: BadFolder, device: SimulatedDevice): Promise<void> {
  try {
    await lived.meet(folder, device);
  } catch (error) {
    // The network or the process went away in the middle; what was done before stands.
    if (!(error instanceof RemoteError) && !(error instanceof Crash)) throw error;
  }
}

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
  | { readonly kind: "letter" | "cut"; readonly id: string; readonly letter: string };

function lossOf(edit: Edit, all: readonly Edit[], device: SimulatedDevice): readonly string[] {
  const record = device.record(edit.id);
  if (edit.kind !== "field") {
    const text = record?.texts?.body?.text ?? "";
    const isCut = all.some((other) => other.kind === "cut" && other.letter === edit.letter);
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
      other.stamp > edit.stamp,
  );
  if (later) return [];
  return record?.fields[edit.field] === edit.value ? [] : [`${edit.id}.${edit.field}`];
}

class Crash extends Error {}

class SimulatedDevice implements Local {
  private readonly held = new Map<string, StoredRecord>();
  private names: ReadonlySet<string> = new Set();
  private clock: ClockState = clockAtZero;
  private edited = 0;

  readonly device: string;

  constructor(
    private readonly index: number,
    readonly now: () => number,
    private readonly lived: Rules,
    private readonly random: Random,
  ) {
    this.device = `device${index}`;
  }

  async records(): Promise<readonly StoredRecord[]> {
    return [...this.held.values()];
  }

  async merge(records: readonly StoredRecord[]): Promise<void> {
    this.mayCrash();
    for (const record of records) {
      const mine = this.held.get(record.id);
      const both = mine === undefined ? record : this.lived.mergeRecords(mine, record, this.lived.mergeTexts);
      const last = lastStamp(both);
      if (last !== undefined) this.clock = witness(this.clock, last, this.now());
      this.held.set(record.id, both);
    }
    this.mayCrash();
  }

  async merged(): Promise<ReadonlySet<string>> {
    return this.names;
  }

  async rememberMerged(names: ReadonlySet<string>): Promise<void> {
    this.mayCrash();
    this.names = names;
  }

  /** One thing a person does: writes fields, types or cuts letters, deletes, restores. */
  edit(): readonly Edit[] {
    const id = RECORDS[this.random.below(RECORDS.length)] ?? "a";
    const before = this.held.get(id);
    const place = { collection: "notes", id };
    switch (this.random.below(8)) {
      case 0:
        this.write({ kind: "remove", ...place });
        return [];
      case 1:
        this.write({ kind: "restore", ...place });
        return [];
      case 2:
      case 3:
        return this.type(id);
      default: {
        const field = FIELDS[this.random.below(FIELDS.length)] ?? "done";
        const value = `${this.device}:${this.edited++}`;
        const after = before?.stamps[field];
        const stamp = this.write({ kind: "write", ...place, fields: { [field]: value } })?.stamps[field];
        return stamp === undefined ? [] : [{ kind: "field", id, field, value, stamp, after }];
      }
    }
  }

  private type(id: string): readonly Edit[] {
    const stored = this.held.get(id)?.texts?.body;
    const document = new TextDocument(stored);
    const version = document.version();
    const { text } = document;
    const at = this.random.below(text.length + 1);
    const removed = this.random.below(3) === 0 ? text.slice(at, at + 2) : "";
    // One letter that nobody typed before: what becomes of it can be told in any text.
    const letter = String.fromCharCode(FIRST_LETTER + this.index * LETTERS_EACH + this.edited++);
    document.replaceWith(text.slice(0, at) + letter + text.slice(at + removed.length));
    const body = { update: document.updateSince(version) };
    this.write({ kind: "write", collection: "notes", id, fields: {}, texts: { body } });
    return [
      { kind: "letter", id, letter },
      ...[...removed].map((cut) => ({ kind: "cut" as const, id, letter: cut })),
    ];
  }

  private write(write: RecordWrite): StoredRecord | undefined {
    this.clock = advance(this.clock, this.now());
    const stamp = formatStamp(this.clock, this.device);
    const changed = this.lived.applyWrites(
      [write],
      (_, id) => this.held.get(id),
      this.device,
      stamp,
      updateText,
    );
    for (const record of changed) this.held.set(record.id, record);
    return changed[0];
  }

  record(id: string): StoredRecord | undefined {
    return this.held.get(id);
  }

  /** All it has, as the export file says it, and what of it is deleted. */
  everything(): string {
    return [...this.held.values()]
      .map((record) => `${recordLine(withoutStructure(record))} ${isDeleted(record)}`)
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
  /** Listings as they were before: a server may serve an old one. */
  private readonly listings: (readonly string[])[] = [];
  private bad = true;

  constructor(private readonly random: Random) {}

  behave(): void {
    this.bad = false;
    this.random.settled = true;
  }

  async list(): Promise<readonly string[]> {
    this.mayFail(0.08);
    const names = [...this.files.keys()];
    this.listings.push(names);
    return this.happens(0.15) ? (this.listings[this.random.below(this.listings.length)] ?? names) : names;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    this.mayFail(0.06);
    const bytes = this.files.get(name);
    if (bytes === undefined || this.happens(0.04)) return undefined;
    return this.happens(0.05) ? bytes.slice(0, this.random.below(bytes.length)) : bytes;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.mayFail(0.06);
    if (this.files.has(name)) throw new RemoteError("failed", "412: a name is never used twice");
    this.files.set(name, this.happens(0.06) ? bytes.slice(0, this.random.below(bytes.length)) : bytes);
    // It has been written, and nobody is told.
    this.mayFail(0.06);
  }

  async delete(name: string): Promise<void> {
    this.mayFail(0.06);
    this.files.delete(name);
    this.mayFail(0.06);
  }

  private happens(share: number): boolean {
    return this.bad && this.random.chance(share);
  }

  private mayFail(share: number): void {
    if (this.happens(share)) throw new RemoteError("failed", "503");
  }
}

/** Numbers that a seed repeats (mulberry32). */
class Random {
  settled = false;
  constructor(private state: number) {}

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0, below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

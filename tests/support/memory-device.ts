import {
  advance,
  type ClockState,
  clockAtZero,
  formatStamp,
  type Stamp,
  witness,
} from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import { lastStamp, type StoredRecord } from "../../src/records/record.ts";
import { applyWrites, type RecordWrite } from "../../src/records/record-write.ts";
import { sameRecord } from "../../src/records/same-record.ts";
import { mergeTexts, updateText } from "../../src/records/text-document.ts";
import type { RevisedRecord, Revisions } from "../../src/storage/records/revisions.ts";
import { type FolderMemory, noMemory } from "../../src/sync/meeting/folder-memory.ts";
import type { Local } from "../../src/sync/meeting/local.ts";

/** The rules of writing and merging; a mutation check breaks one of them. */
export interface RecordRules {
  readonly mergeRecords: typeof mergeRecords;
  readonly applyWrites: typeof applyWrites;
  readonly mergeTexts: typeof mergeTexts;
}

export const recordRules: RecordRules = { mergeRecords, applyWrites, mergeTexts };

const keyOf = (collection: string, id: string): string => `${collection}/${id}`;

/** A device whose database is in memory: numbers its transactions as the real one does, and meets with the real rules. */
export class MemoryDevice implements Local {
  protected held = new Map<string, RevisedRecord>();
  protected clock: ClockState = clockAtZero;
  protected revision = 0;
  private folder: FolderMemory = noMemory;
  private renewed = 0;
  readonly name = "";

  constructor(
    public device: string,
    readonly now: () => number,
    protected readonly rules: RecordRules = recordRules,
  ) {}

  async changedAfter(revision: number): Promise<Revisions> {
    const records = [...this.held.values()].filter((one) => one.revision > revision);
    return { records, through: this.revision, clock: this.clock };
  }

  async merge(records: readonly StoredRecord[]): Promise<readonly RevisedRecord[]> {
    const revision = ++this.revision;
    const came: RevisedRecord[] = [];
    for (const record of records) {
      const mine = this.record(record.collection, record.id);
      const both = mine === undefined ? record : this.rules.mergeRecords(mine, record, this.rules.mergeTexts);
      const last = lastStamp(both);
      if (last !== undefined) this.clock = witness(this.clock, last, this.now());
      if (mine !== undefined && sameRecord(mine, both)) continue;
      this.put(both, revision);
      if (sameRecord(both, record)) came.push({ record: both, revision });
    }
    return came;
  }

  async memory(): Promise<FolderMemory> {
    return this.folder;
  }

  async remember(memory: FolderMemory): Promise<void> {
    this.folder = structuredClone(memory);
  }

  async forget(records: readonly RevisedRecord[]): Promise<void> {
    for (const { record, revision } of records) {
      const key = keyOf(record.collection, record.id);
      if (this.held.get(key)?.revision === revision) this.held.delete(key);
    }
  }

  async renew(): Promise<string> {
    this.device = `${this.device}r${this.renewed++}`;
    return this.device;
  }

  write(write: RecordWrite): StoredRecord | undefined {
    this.clock = advance(this.clock, this.now());
    const stamp: Stamp = formatStamp(this.clock, this.device);
    const find = (collection: string, id: string): StoredRecord | undefined => this.record(collection, id);
    const changed = this.rules.applyWrites([write], find, this.device, stamp, updateText);
    const revision = ++this.revision;
    for (const record of changed) this.put(record, revision);
    return changed[0];
  }

  record(collection: string, id: string): StoredRecord | undefined {
    return this.held.get(keyOf(collection, id))?.record;
  }

  records(): readonly StoredRecord[] {
    return [...this.held.values()].map(({ record }) => record);
  }

  /** Takes all of another device's data, its id too, as a copy of its disk would. */
  restoreFrom(other: MemoryDevice): void {
    this.device = other.device;
    this.held = new Map(other.held);
    this.clock = other.clock;
    this.revision = other.revision;
    this.folder = other.folder;
    // Two copies do not draw the same random id.
    this.renewed = other.renewed + 100;
  }

  private put(record: StoredRecord, revision: number): void {
    this.held.set(keyOf(record.collection, record.id), { record, revision });
  }
}

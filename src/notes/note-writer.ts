import { type Signal, signal } from "@preact/signals";
import { isDeleted, type StoredRecord } from "../records/record.ts";
import { write } from "../records/record-write.ts";
import { TextDocument } from "../records/text-document.ts";
import { type Outcome, type StorageFailure, success } from "../storage/database/failure.ts";
import { keepStorage } from "../storage/database/persistence.ts";
import { onChange } from "../storage/records/announcement.ts";
import { ContinuedChange } from "../storage/records/continued-change.ts";
import { readRecord } from "../storage/records/read-record.ts";
import { type About, aboutNothing, noteCollection } from "./note-record.ts";

/** How a note stands: nothing to keep, being kept, kept, or why it could not be. */
export type Keeping =
  | { readonly kind: "untouched" }
  | { readonly kind: "keeping" }
  | { readonly kind: "kept" }
  | { readonly kind: "failed"; readonly failure: StorageFailure };

/** Milliseconds of typing between two executions; every key is noted at once. */
const PACE = 300;

/**
 * Writes one note as it is typed: every key is on its way to the disk in the task in which it was pressed. What
 * another tab or device writes into the same note is merged, never written over.
 */
export class NoteWriter {
  /** What the field shows. */
  readonly text: Signal<string>;
  readonly keeping: Signal<Keeping> = signal({ kind: "untouched" });
  /** The text as the field last showed it, with its history. */
  private readonly document: TextDocument;
  /** What of the document is stored for sure; what came after it goes along with the next write. */
  private stored: Uint8Array;
  /** What will be stored once the write under way is executed. */
  private written: Uint8Array;
  private readonly typing = new ContinuedChange(PACE, (outcome) => this.settled(outcome));
  private readonly stopListening: () => void;

  private constructor(
    readonly id: string,
    record: StoredRecord | undefined,
    /** What the note is about. */
    readonly about: About,
  ) {
    this.document = new TextDocument(record?.texts?.body);
    this.text = signal(this.document.text);
    this.stored = this.document.version();
    this.written = this.stored;
    this.stopListening = onChange((changed) => this.hear(changed));
  }

  /** Opens a note for writing; one that does not exist yet begins with the first key. */
  static async open(id: string, about: About = aboutNothing): Promise<Outcome<NoteWriter>> {
    const found = await readRecord(noteCollection.name, id);
    if (!found.ok) return found;
    const record = found.value;
    const note = record === undefined || isDeleted(record) ? undefined : noteCollection.read(record);
    return success(new NoteWriter(id, record, note?.about ?? about));
  }

  /** Writes the text as it now stands in the field. */
  write(text: string): void {
    const now = Date.now();
    this.document.replaceWith(text);
    this.text.value = text;
    if (this.keeping.peek().kind !== "keeping") this.keeping.value = { kind: "keeping" };
    this.written = this.document.version();
    this.typing.write([
      write(
        noteCollection,
        this.id,
        { editedAt: now },
        {
          begun: { createdAt: now, about: this.about },
          texts: { body: { update: this.document.updateSince(this.stored) } },
        },
      ),
    ]);
  }

  /** Executes what was written, now. */
  async flush(): Promise<void> {
    await this.typing.settle();
  }

  /** Executes what was written and lets go of the note. */
  async close(): Promise<void> {
    this.stopListening();
    await this.typing.close();
  }

  private settled(outcome: Outcome<readonly StoredRecord[]>): void {
    if (!outcome.ok) {
      // What was typed stays in the field, and goes along with the next key.
      this.keeping.value = { kind: "failed", failure: outcome.failure };
      return;
    }
    if (!this.typing.waits) {
      this.stored = this.written;
      this.keeping.value = { kind: "kept" };
      this.hear(outcome.value);
    }
    void keepStorage();
  }

  /** Shows what others wrote into the note, unless something typed here still waits to be executed. */
  private hear(changed: readonly StoredRecord[]): void {
    if (this.typing.waits) return;
    for (const record of changed) {
      const body = record.texts?.body;
      if (record.collection !== noteCollection.name || record.id !== this.id || body === undefined) continue;
      this.document.merge(body);
      if (this.document.text !== this.text.peek()) this.text.value = this.document.text;
    }
  }
}

import { type Signal, signal } from "@preact/signals";
import { isDeleted, type StoredRecord } from "../records/record.ts";
import { TextDocument } from "../records/text-document.ts";
import type { StorageFailure } from "../storage/database/failure.ts";
import { keepStorage } from "../storage/database/persistence.ts";
import { onChange } from "../storage/records/announcement.ts";
import { change } from "../storage/records/change.ts";
import { readRecord } from "../storage/records/read-record.ts";
import { type About, aboutNothing, type Note, noteCollection } from "./note-record.ts";

/** How a note stands: nothing to keep, being kept, kept, or why it could not be. */
export type Keeping =
  | { readonly kind: "untouched" }
  | { readonly kind: "keeping" }
  | { readonly kind: "kept" }
  | { readonly kind: "failed"; readonly failure: StorageFailure };

/** Milliseconds of typing that may stand between two writes; well within the second that is promised. */
const PACE = 300;

/**
 * Writes one note as it is typed: what stands in the field is on the disk within a second, whatever happens
 * next. What another tab or device writes into the same note is taken in, never written over.
 */
export class NoteWriter {
  /** What the field shows. */
  readonly text: Signal<string>;
  readonly keeping: Signal<Keeping> = signal({ kind: "untouched" });
  /** What the note is about. */
  readonly about: About;
  /** The text as the field last showed it, with its history. */
  private readonly document: TextDocument;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pending: string | undefined;
  private writing: Promise<void> = Promise.resolve();
  private readonly stopListening: () => void;

  private constructor(
    readonly id: string,
    note: Note | undefined,
    record: StoredRecord | undefined,
    about: About,
  ) {
    this.isNew = note === undefined;
    this.about = note?.about ?? about;
    this.document = new TextDocument(record?.texts?.body);
    this.text = signal(this.document.text);
    this.stopListening = onChange((changed) => this.hear(changed));
  }
  private isNew: boolean;

  /** Opens a note for writing; one that does not exist yet begins with the first key. */
  static async open(id: string, about: About = aboutNothing): Promise<NoteWriter> {
    const record = await readRecord(noteCollection.name, id);
    const note = record === undefined || isDeleted(record) ? undefined : noteCollection.read(record);
    return new NoteWriter(id, note, record, about);
  }

  /** Takes the text as it now stands in the field. */
  write(text: string): void {
    this.pending = text;
    this.text.value = text;
    this.keeping.value = { kind: "keeping" };
    this.timer ??= setTimeout(() => void this.flush(), PACE);
  }

  /** Writes what waits, now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.commit());
    return this.writing;
  }

  /** Writes what waits and lets go of the note. */
  close(): Promise<void> {
    this.stopListening();
    return this.flush();
  }

  private async commit(): Promise<void> {
    const text = this.pending;
    if (text === undefined) return;
    const now = Date.now();
    this.document.replaceWith(text);
    const outcome = await change([
      {
        collection: noteCollection.name,
        id: this.id,
        fields: { editedAt: now, ...(this.isNew ? { createdAt: now, about: this.about } : {}) },
        texts: { body: (stored, device, stamp) => this.document.value(stored, device, stamp) },
      },
    ]);
    if (!outcome.ok) {
      // What was typed stays in the field, and is tried again with the next key.
      this.keeping.value = { kind: "failed", failure: outcome.failure };
      return;
    }
    this.isNew = false;
    if (this.pending === text) {
      this.pending = undefined;
      this.keeping.value = { kind: "kept" };
      this.hear(outcome.value);
    }
    void keepStorage();
  }

  /** Shows what others wrote into the note, unless something typed here still waits to be kept. */
  private hear(changed: readonly StoredRecord[]): void {
    if (this.pending !== undefined) return;
    for (const record of changed) {
      const body = record.texts?.body;
      if (record.collection !== noteCollection.name || record.id !== this.id || body === undefined) continue;
      this.document.absorb(body);
      this.text.value = this.document.text;
    }
  }
}

import { type Signal, signal } from "@preact/signals";
import { isDeleted, type StoredRecord, type TextValue } from "../../records/record.ts";
import { type RecordWrite, write } from "../../records/record-write.ts";
import { type Edit, edited } from "../../records/smallest-edit.ts";
import { TextDocument, versionOfText } from "../../records/text-document.ts";
import { type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { onChange } from "../../storage/records/announcement.ts";
import { ContinuedChange } from "../../storage/records/continued-change.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import { type About, aboutNothing, noteCollection } from "../note-record.ts";
import { FieldText } from "../rules/field-text.ts";

/** How a note stands: nothing to keep, being kept, kept, or why it could not be. */
export type Keeping =
  | { readonly kind: "untouched" }
  | { readonly kind: "keeping" }
  | { readonly kind: "kept" }
  | { readonly kind: "failed"; readonly failure: StorageFailure };

/** Milliseconds of typing between two executions; every key is noted at once. */
const PACE = 300;
/** The same for a text that takes long to write whole, longer than so many UTF-16 units. */
const LONG_PACE = 4000;
const LONG = 50_000;

/** The notes that were open in this session, with what can be undone in each; the last closed last. */
const closed = new Map<string, TextDocument>();
const MOST_CLOSED = 12;

/** Takes up the text of a note with the history of this session; nobody else writes into that document meanwhile. */
function takeDocument(id: string, body: TextValue | undefined): TextDocument {
  const before = closed.get(id);
  closed.delete(id);
  const document = before ?? new TextDocument(body);
  if (before !== undefined && body !== undefined) before.merge(body);
  document.rememberEdits();
  return document;
}

function giveBack(id: string, document: TextDocument): void {
  closed.set(id, document);
  for (const oldest of closed.keys()) {
    if (closed.size <= MOST_CLOSED) break;
    closed.delete(oldest);
  }
}

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
  /** What of the document the stored record holds; what came after it goes along with the next write. */
  private stored: Uint8Array;
  private readonly typing: ContinuedChange;
  private readonly stopListening: () => void;
  /** Whether something can be undone or done again; looked at anew with every edit. */
  readonly history: Signal<{ readonly canUndo: boolean; readonly canRedo: boolean }>;

  private constructor(
    readonly id: string,
    record: StoredRecord | undefined,
    /** What the note is about. */
    readonly about: About,
  ) {
    const body = record?.texts?.body;
    this.document = takeDocument(id, body);
    this.text = signal(this.document.text);
    const pace = this.document.text.length > LONG ? LONG_PACE : PACE;
    this.typing = new ContinuedChange(pace, (outcome) => this.settled(outcome));
    this.history = signal({ canUndo: this.document.canUndo, canRedo: this.document.canRedo });
    // What this session typed and could not keep goes along with the next key: only what the record has is stored.
    this.stored = new TextDocument(body).version();
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

  /** Writes the text as it now stands in a field; `shown` is what the field showed before. */
  write(text: string, shown: string = this.document.text): void {
    this.document.replaceWith(text, shown);
    this.note(this.document.text);
  }

  /** Makes an edit of what a field showed; resolves to the text as the field then shows it. */
  editField(edit: Edit, before: FieldText): FieldText {
    const own = before.textEdit(edit);
    const next = edited(before.text, own);
    this.document.applyEdit(own, before.text, next);
    this.note(this.document.text);
    return new FieldText(next);
  }

  /** What is written next is undone by itself. */
  beginStep(): void {
    this.document.beginStep();
  }

  /** Takes the last edit of this session back; returns where the caret of a field belongs, undefined where there was none. */
  undo(): number | undefined {
    return this.travel(this.document.undo());
  }

  /** Does again what was taken back. */
  redo(): number | undefined {
    return this.travel(this.document.redo());
  }

  private travel(caret: number | undefined): number | undefined {
    if (caret === undefined) return undefined;
    this.note(this.document.text);
    return new FieldText(this.document.text).fieldPosition(caret);
  }

  private note(text: string): void {
    const now = Date.now();
    this.text.value = text;
    const { canUndo, canRedo } = this.document;
    const before = this.history.peek();
    if (before.canUndo !== canUndo || before.canRedo !== canRedo) this.history.value = { canUndo, canRedo };
    if (this.keeping.peek().kind !== "keeping") this.keeping.value = { kind: "keeping" };
    this.typing.write([this.change(now)]);
  }

  /** All that the stored record does not hold yet. */
  private change(now: number): RecordWrite {
    return write(
      noteCollection,
      this.id,
      { editedAt: now },
      {
        begun: { createdAt: now, about: this.about },
        texts: { body: { update: this.document.updateSince(this.stored) } },
      },
    );
  }

  /** Executes what was written, now. */
  async flush(): Promise<void> {
    await this.typing.settle();
  }

  /** Executes what was written and lets go of the note. */
  async close(): Promise<void> {
    this.stopListening();
    await this.typing.close();
    giveBack(this.id, this.document);
  }

  private settled(outcome: Outcome<readonly StoredRecord[]>): void {
    if (!outcome.ok) {
      // What was typed stays in the field, and goes along with the next key.
      this.keeping.value = { kind: "failed", failure: outcome.failure };
      return;
    }
    const body = outcome.value.find(({ id }) => id === this.id)?.texts?.body;
    // What counts as kept is what the record holds now, not what was sent to it.
    if (body !== undefined) this.stored = versionOfText(body);
    if (!this.typing.waits) {
      this.hear(outcome.value);
      if (body !== undefined && body.text === this.document.text && this.document.isHeldBy(body))
        this.keeping.value = { kind: "kept" };
      else this.typing.write([this.change(Date.now())]);
    }
    void keepStorage();
  }

  /** Shows what others wrote into the note, unless something typed here still waits to be executed. */
  private hear(changed: readonly StoredRecord[]): void {
    if (this.typing.waits) return;
    for (const record of changed) {
      const body = record.texts?.body;
      if (record.collection !== noteCollection.name || record.id !== this.id || body === undefined) continue;
      // What this tab wrote itself comes back as it is.
      if (body.text === this.document.text) continue;
      this.document.merge(body);
      if (this.document.text !== this.text.peek()) this.text.value = this.document.text;
    }
  }
}

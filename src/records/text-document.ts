import * as Y from "yjs";
import { fromBase64, toBase64 } from "./base64.ts";
import type { Stamp } from "./hybrid-logical-clock.ts";
import { mergeEdits } from "./merge.ts";
import type { TextValue } from "./record.ts";
import { besideTheirs, type Edit, smallestEdit } from "./smallest-edit.ts";
import { coversState } from "./state-vector.ts";

/** The name of the one shared text inside a document. */
const SHARED_TEXT = "text";

function openDocument(crdt: string): Y.Doc {
  // Its own id is never asked for; drawing one takes longer than opening a short text.
  const document = new Y.Doc({ guid: SHARED_TEXT });
  if (crdt !== "") Y.applyUpdate(document, fromBase64(crdt));
  return document;
}

function read(document: Y.Doc): Required<Pick<TextValue, "text" | "crdt" | "state">> {
  return {
    text: document.getText(SHARED_TEXT).toString(),
    crdt: toBase64(Y.encodeStateAsUpdate(document)),
    state: toBase64(Y.encodeStateVector(document)),
  };
}

/**
 * A text as one device edits it. It is given whole new texts, as a text field hands them over, and works out
 * the smallest insertion and deletion, so that what other devices write elsewhere in it stays.
 */
export class TextDocument {
  private readonly document: Y.Doc;
  /** The text as it was last asked for; undefined where it has changed since. */
  private known: string | undefined;
  private history: Y.UndoManager | undefined;

  /** `author` is who inserts what is written from now on, 32 bits as Yjs has it; drawn at random where it is not given. */
  constructor(value: TextValue | undefined, author?: number) {
    this.document = openDocument(value?.crdt ?? "");
    if (author !== undefined) this.document.clientID = author;
    this.document.on("update", () => {
      this.known = undefined;
    });
  }

  /**
   * A text two devices may each begin from the same file: what they store is the same to the byte, so that
   * merging it does not double the text. The author of its letters is derived from the text itself.
   */
  static begin(text: string): TextDocument {
    return new TextDocument({ text, crdt: TextDocument.beginningOf(text), edits: {} });
  }

  /** The same as a text update that writes it whole. */
  static beginningOf(text: string): string {
    const begun = new TextDocument(undefined, fingerprint(text));
    begun.replaceWith(text);
    return begun.updateSince();
  }

  get text(): string {
    this.known ??= this.document.getText(SHARED_TEXT).toString();
    return this.known;
  }

  /**
   * Changes the text to read `next`, keeping the common beginning and end untouched. `shown` is what it was changed
   * from, where others have written into the text since: what they wrote stays.
   */
  replaceWith(next: string, shown: string = this.text): void {
    this.applyEdit(smallestEdit(shown, next), shown, next);
  }

  /** Makes an edit of the text as it was `shown`; `next` is what it then reads. */
  applyEdit(edit: Edit, shown: string, next: string): void {
    const { start, removed, inserted } = besideTheirs(edit, shown, this.text);
    if (removed === 0 && inserted === "") return;
    const isAlone = shown === this.text;
    const shared = this.document.getText(SHARED_TEXT);
    this.document.transact(() => {
      if (removed > 0) shared.delete(start, removed);
      if (inserted !== "") shared.insert(start, inserted);
    }, this);
    if (isAlone) this.known = next;
  }

  /** Makes edits of the text as it stands, in ascending order, none reaching into the next. */
  applyEdits(edits: readonly Edit[]): void {
    const shared = this.document.getText(SHARED_TEXT);
    this.document.transact(() => {
      for (const { start, removed, inserted } of edits.toReversed()) {
        if (removed > 0) shared.delete(start, removed);
        if (inserted !== "") shared.insert(start, inserted);
      }
    }, this);
  }

  /** From now on what `replaceWith` does can be undone; what others wrote never is (Yjs, UndoManager). */
  rememberEdits(): void {
    this.history ??= new Y.UndoManager(this.document.getText(SHARED_TEXT), {
      trackedOrigins: new Set([this]),
    });
  }

  /** What comes next is undone by itself, not together with what was typed just before. */
  beginStep(): void {
    this.history?.stopCapturing();
  }

  get canUndo(): boolean {
    return this.history?.canUndo() ?? false;
  }

  get canRedo(): boolean {
    return this.history?.canRedo() ?? false;
  }

  /** Takes the last of one's own edits back; returns where the text changed last, undefined where nothing did. */
  undo(): number | undefined {
    return this.travel(() => this.history?.undo());
  }

  /** Does again what was undone last. */
  redo(): number | undefined {
    return this.travel(() => this.history?.redo());
  }

  private travel(step: () => unknown): number | undefined {
    const before = this.text;
    step();
    if (this.text === before) return undefined;
    const { start, inserted } = smallestEdit(before, this.text);
    return start + inserted.length;
  }

  /** Merges what the stored version has and this document has not. */
  merge(stored: TextValue): void {
    Y.applyUpdate(this.document, fromBase64(stored.crdt));
  }

  /** Where this document stands, for `updateSince`. */
  version(): Uint8Array {
    return Y.encodeStateVector(this.document);
  }

  /** Whether a stored text holds all that was inserted here; what was deleted shows in how it reads. */
  isHeldBy(stored: TextValue): boolean {
    return coversState(toBase64(versionOfText(stored)), toBase64(this.version()));
  }

  /** What was changed since a version of it, or all of it, as a text update: base64 of a Yjs update. */
  updateSince(version?: Uint8Array): string {
    return toBase64(Y.encodeStateAsUpdate(this.document, version));
  }
}

/** Where a stored text stands, for `updateSince`; read without opening it. */
export function versionOfText({ crdt }: TextValue): Uint8Array {
  return crdt === "" ? Y.encodeStateVector(new Y.Doc()) : Y.encodeStateVectorFromUpdate(fromBase64(crdt));
}

/**
 * The text with an update of a device in it, whatever else was written into it meanwhile. The same update twice
 * changes nothing. Throws on what is no Yjs update.
 */
export function updateText(
  stored: TextValue | undefined,
  update: string,
  device: string,
  stamp: Stamp,
): TextValue {
  const document = openDocument(stored?.crdt ?? "");
  Y.applyUpdate(document, fromBase64(update));
  return { ...read(document), edits: mergeEdits(stored?.edits ?? {}, { [device]: stamp }) };
}

/**
 * Both versions of a text in one: every insertion of either stays. Where one of them holds the other already, it stays
 * as it is to the byte, for the same document can be written in more than one way. Throws on a document that is not a
 * Yjs update.
 */
export function mergeTexts(one: TextValue, other: TextValue): TextValue {
  const edits = mergeEdits(one.edits, other.edits);
  if (one.crdt === other.crdt) return { ...withState(one), edits };
  const merged = merging(one.crdt, other.crdt);
  if (merged === undefined) return { ...withState(one), edits };
  if (merging(other.crdt, one.crdt) === undefined) return { ...verifyText(other), edits };
  return { ...merged, edits };
}

/** A text that an earlier version of the app stored, with the state vector of its document. */
function withState(value: TextValue): TextValue {
  return value.state === undefined ? { ...value, state: toBase64(versionOfText(value)) } : value;
}

/** A document with another one in it; undefined where it has all of that already. */
function merging(
  crdt: string,
  further: string,
): Required<Pick<TextValue, "text" | "crdt" | "state">> | undefined {
  const document = openDocument(crdt);
  const before = toBase64(Y.encodeStateAsUpdate(document));
  Y.applyUpdate(document, fromBase64(further));
  const after = read(document);
  return after.crdt === before ? undefined : after;
}

/** The value as its own document says it stands; a text that came from outside is never taken at its word. */
export function verifyText(value: TextValue): TextValue {
  const { text, state } = read(openDocument(value.crdt));
  return { ...value, text, state };
}

/** 32 bits of a text (FNV-1a). */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

import { derivedId } from "../records/identity.ts";
import { isDeleted } from "../records/record.ts";
import { type RecordWrite, restore, write } from "../records/record-write.ts";
import { TextDocument } from "../records/text-document.ts";
import { type Outcome, success } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { readRecord } from "../storage/records/read-record.ts";
import { noteCollection } from "./note-record.ts";
import { allNotes, loadNotes } from "./notes-store.ts";
import { type ReadNote, readNoteFile, sameBody } from "./rules/read-note-file.ts";

/** What an import came to. */
export interface ImportedNotes {
  readonly added: number;
  /** Notes that were here as the file left them, and were changed in the file since. */
  readonly updated: number;
  /** Notes that were here as they are. */
  readonly same: number;
  /** Files of notes that were changed here since they left, and read otherwise: the notes stay as they are. */
  readonly differing: readonly string[];
  /** Files that are no Markdown text, or too large. */
  readonly skipped: readonly string[];
}

interface MarkdownFile {
  readonly name: string;
  readonly text: string;
  readonly modified: number;
}

/** Larger files than this, in bytes, are no notes. */
const LARGEST = 4 * 1024 * 1024;
/** A zip of more than this, unpacked, is not read. */
const LARGEST_ZIP = 256 * 1024 * 1024;

/**
 * Imports Markdown files, one by one or in zips, as notes, all in one change. What is here already is not doubled: a
 * file of this app is the note it was, any other is known by its name and text.
 */
export async function importNotes(files: readonly File[]): Promise<Outcome<ImportedNotes>> {
  const loaded = await loadNotes();
  if (!loaded.ok) return loaded;
  const skipped: string[] = [];
  const found: MarkdownFile[] = [];
  for (const file of files) {
    if (/\.zip$/i.test(file.name)) found.push(...(await unpacked(file, skipped)));
    else {
      const text = textOf(new Uint8Array(await file.arrayBuffer()));
      if (!isMarkdown(file.name) || text === undefined) skipped.push(file.name);
      else found.push({ name: file.name, text, modified: file.lastModified });
    }
  }
  const writes: RecordWrite[] = [];
  const count = { added: 0, updated: 0, same: 0 };
  const differing: string[] = [];
  for (const file of found) {
    const outcome = await writesFor(file);
    if (!outcome.ok) return outcome;
    const { kind } = outcome.value;
    if (kind === "differing") differing.push(file.name);
    else count[kind]++;
    writes.push(...outcome.value.writes);
  }
  if (writes.length > 0) {
    const changed = await change(writes);
    if (!changed.ok) return changed;
  }
  return success({ ...count, differing, skipped });
}

type Planned = {
  readonly kind: "added" | "updated" | "same" | "differing";
  readonly writes: readonly RecordWrite[];
};

async function writesFor(file: MarkdownFile): Promise<Outcome<Planned>> {
  const read = readNoteFile(file.text);
  const id = read.id ?? derivedId("imported-note", file.name, read.body);
  const found = await readRecord(noteCollection.name, id);
  if (!found.ok) return found;
  const record = found.value;
  const isHere = record !== undefined && !isDeleted(record);
  if (!isHere && read.id === undefined && allNotes.peek().some(({ body }) => sameBody(body, read.body)))
    return success({ kind: "same", writes: [] });
  const { createdAt, editedAt } = timesOf(read, file);
  const present = record?.texts?.body;
  if (!isHere) {
    const document = present === undefined ? TextDocument.begin(read.body) : new TextDocument(present);
    const version = present === undefined ? undefined : document.version();
    document.replaceWith(read.body);
    const texts = { body: { update: document.updateSince(version) } };
    const fields = { createdAt, editedAt, about: read.about };
    const written = write(noteCollection, id, fields, { texts });
    return success({
      kind: "added",
      writes: record === undefined ? [written] : [restore(noteCollection, id), written],
    });
  }
  const note = noteCollection.read(record);
  if (note === undefined || sameBody(note.body, read.body)) return success({ kind: "same", writes: [] });
  // What stands above the text says when the note was last changed when it left: where that has not changed here, what
  // is different was changed in the file.
  if (read.editedAt === undefined || Math.abs(read.editedAt - note.editedAt) >= 1000)
    return success({ kind: "differing", writes: [] });
  const document = new TextDocument(present);
  const version = document.version();
  document.replaceWith(read.body);
  const texts = { body: { update: document.updateSince(version) } };
  return success({
    kind: "updated",
    writes: [write(noteCollection, id, { editedAt: Date.now() }, { texts })],
  });
}

function timesOf(read: ReadNote, file: MarkdownFile): { createdAt: number; editedAt: number } {
  const editedAt = read.editedAt ?? file.modified;
  return { createdAt: read.createdAt ?? editedAt, editedAt };
}

async function unpacked(file: File, skipped: string[]): Promise<readonly MarkdownFile[]> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  try {
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        // Folders that begin with a dot are other apps' own, such as .obsidian.
        const isNote = isMarkdown(name) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name);
        if (!isNote) return false;
        total += originalSize;
        if (originalSize <= LARGEST && total <= LARGEST_ZIP) return true;
        skipped.push(name);
        return false;
      },
    });
    return Object.entries(entries).flatMap(([name, bytes]): readonly MarkdownFile[] => {
      const text = textOf(bytes);
      if (text === undefined) skipped.push(name);
      return text === undefined ? [] : [{ name, text, modified: file.lastModified }];
    });
  } catch {
    skipped.push(file.name);
    return [];
  }
}

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown|mdown|txt)$/i.test(name);
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { derivedId } from "../../records/identity.ts";
import { isDeleted } from "../../records/record.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import { noteCollection } from "../note-record.ts";
import { allNotes, loadNotes } from "../notes-store.ts";
import { bodyKey, sameBody } from "../rules/read-note-file.ts";
import type { VaultNote } from "../rules/read-vault.ts";
import type { ReadVaultFiles } from "./read-chosen.ts";

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

/**
 * Imports Markdown files, one by one, in zips or in a folder, as notes with their pictures, all in one change. What is
 * here already is not doubled: a file of this app is the note it was, any other is known by its name and text.
 */
export async function importNotes(files: readonly File[]): Promise<Outcome<ImportedNotes>> {
  const loaded = await loadNotes();
  if (!loaded.ok) return loaded;
  const now = Date.now();
  const { notes, pictures, skipped } = await readAway(files, now);
  const writes: RecordWrite[] = [];
  const count = { added: 0, updated: 0, same: 0 };
  const differing: string[] = [];
  const bodies = new Set(allNotes.peek().map(({ body }) => bodyKey(body)));
  const seen = new Set<string>();
  for (const note of notes) {
    const outcome = await writesFor(note, bodies, seen, now);
    if (!outcome.ok) return outcome;
    const { kind } = outcome.value;
    if (kind === "differing") differing.push(note.path);
    else count[kind]++;
    writes.push(...outcome.value.writes);
  }
  const library: LibraryWrite[] = [];
  if (writes.length > 0) {
    for (const picture of pictures) {
      writes.push(...picture.writes);
      library.push(...picture.library);
    }
    const changed = await change(writes, library);
    if (!changed.ok) return changed;
  }
  return success({ ...count, differing, skipped });
}

/** Milliseconds that reading what was chosen may take. */
const PATIENCE = 120_000;

/** Reads in a worker; where that does not come to an end, none of the files can be read. */
async function readAway(files: readonly File[], now: number): Promise<ReadVaultFiles> {
  const worker = new Worker(new URL("./vault-worker.ts", import.meta.url), { type: "module" });
  try {
    return await askWorker<ReadVaultFiles>(
      worker,
      { files: files.map((file) => ({ path: file.webkitRelativePath || file.name, file })), now },
      { patience: PATIENCE, answerIn: (data) => ({ answer: data as ReadVaultFiles }) },
    );
  } catch (error) {
    console.error(error);
    return { notes: [], pictures: [], skipped: files.map(({ name }) => name) };
  }
}

type Planned = {
  readonly kind: "added" | "updated" | "same" | "differing";
  readonly writes: readonly RecordWrite[];
};

async function writesFor(
  read: VaultNote,
  bodies: ReadonlySet<string>,
  seen: Set<string>,
  now: number,
): Promise<Outcome<Planned>> {
  const name = read.path.split("/").at(-1) ?? read.path;
  const id = read.id ?? derivedId("imported-note", name, read.body);
  // The same file twice in one import is one note.
  if (seen.has(id)) return success({ kind: "same", writes: [] });
  seen.add(id);
  const found = await readRecord(noteCollection.name, id);
  if (!found.ok) return found;
  const record = found.value;
  const isHere = record !== undefined && !isDeleted(record);
  if (!isHere && read.id === undefined && bodies.has(bodyKey(read.body)))
    return success({ kind: "same", writes: [] });
  const editedAt = read.editedAt ?? read.modified;
  const createdAt = read.createdAt ?? editedAt;
  const present = record?.texts?.body;
  if (!isHere) {
    const document = present === undefined ? TextDocument.begin(read.body) : new TextDocument(present);
    const version = present === undefined ? undefined : document.version();
    document.replaceWith(read.body);
    const texts = { body: { update: document.updateSince(version) } };
    const fields = { createdAt, editedAt, about: read.about, ...(read.pinned ? { pinned: true } : {}) };
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
  return success({ kind: "updated", writes: [write(noteCollection, id, { editedAt: now }, { texts })] });
}

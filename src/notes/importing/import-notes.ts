import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { isDeleted } from "../../records/record.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { mergeChanges } from "../../records/three-way-merge.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import { readLibrary } from "../../storage/library/library.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { readRecord, recordIds } from "../../storage/records/read-record.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import { noteCollection } from "../note-record.ts";
import { allNotes, loadNotes } from "../notes-store.ts";
import { keptOutline } from "../outlines/kept-outline.ts";
import { OUTLINES } from "../outlines/outline-shelf.ts";
import { pictureWrite } from "../pictures/add-picture.ts";
import { fileName } from "../rules/note-path.ts";
import { hashInPath } from "../rules/picture-name.ts";
import { FILE_TEXTS } from "../vaults/file-texts.ts";
import { vaultFileCollection } from "../vaults/vault-file-record.ts";
import { type MatchedNote, matchNotes, vaultOf } from "./match-notes.ts";
import type { ReadMedia, ReadVault } from "./read-chosen.ts";

/** What an import came to. */
export interface ImportedNotes {
  readonly added: number;
  /** Notes that were here and were changed in their files since. */
  readonly updated: number;
  /** Notes that were here as they are. */
  readonly same: number;
  /** Files of notes that were changed both here and there, in a way that cannot be merged: the notes stay as they are. */
  readonly differing: readonly string[];
  /** Files that no note is made of and no note shows. */
  readonly others: readonly string[];
  /** Files that are too large, or cannot be read. */
  readonly skipped: readonly string[];
}

/**
 * Imports Markdown files, one by one, in zips or in a folder, as notes with the files they show, all in one change. The
 * text of a note is that of its file to the byte. What is here already is not doubled (`match-notes.ts`).
 */
export async function importNotes(files: readonly File[]): Promise<Outcome<ImportedNotes>> {
  const loaded = await loadNotes();
  if (!loaded.ok) return loaded;
  return importVaults(await readAway(files), Date.now());
}

/** Imports what was read already into a vault that is here. */
export function importInto(vault: string, read: ReadVault, now: number): Promise<Outcome<ImportedNotes>> {
  return importVaults([read], now, vault);
}

/** Imports what was read already; into a vault that is named, or each into its own. */
async function importVaults(
  vaults: readonly ReadVault[],
  now: number,
  named?: string,
): Promise<Outcome<ImportedNotes>> {
  const ids = await recordIds(noteCollection.name, "");
  if (!ids.ok) return ids;
  const stored = new Set(ids.value);
  const writes: RecordWrite[] = [];
  const library: LibraryWrite[] = [];
  const count = { added: 0, updated: 0, same: 0 };
  const differing: string[] = [];
  for (const read of vaults) {
    const vault = named ?? vaultOf(read, allNotes.peek());
    for (const matched of matchNotes(read, vault, allNotes.peek())) {
      const outcome = await writesFor(matched, stored, now);
      if (!outcome.ok) return outcome;
      const { kind } = outcome.value;
      if (kind === "differing") differing.push(matched.file.path);
      else count[kind]++;
      writes.push(...outcome.value.writes);
      library.push(...outcome.value.library);
    }
    for (const media of read.media) {
      const kept = mediaWrites(media, vault, now);
      writes.push(...kept.writes);
      library.push(...kept.library);
    }
  }
  if (writes.length > 0) {
    const changed = await change(writes, library);
    if (!changed.ok) return changed;
  }
  return success({
    ...count,
    differing,
    others: vaults.flatMap(({ others }) => others),
    skipped: vaults.flatMap(({ skipped }) => skipped),
  });
}

/** Milliseconds that reading what was chosen may take. */
const PATIENCE = 120_000;

/** Reads in a worker; where that does not come to an end, none of the files can be read. */
async function readAway(files: readonly File[]): Promise<readonly ReadVault[]> {
  const worker = new Worker(new URL("./vault-worker.ts", import.meta.url), { type: "module" });
  try {
    return await askWorker<readonly ReadVault[]>(
      worker,
      files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
      { patience: PATIENCE, answerIn: (data) => ({ answer: data as readonly ReadVault[] }) },
    );
  } catch (error) {
    console.error(error);
    const skipped = files.map(({ name }) => name);
    return [{ isVault: false, notes: [], media: [], indexes: [], others: [], skipped }];
  }
}

interface Planned {
  readonly kind: "added" | "updated" | "same" | "differing";
  readonly writes: readonly RecordWrite[];
  readonly library: readonly LibraryWrite[];
}

/** What a file makes of its note; `stored` are the ids of all notes there ever were here, deleted ones too. */
async function writesFor(
  matched: MatchedNote,
  stored: ReadonlySet<string>,
  now: number,
): Promise<Outcome<Planned>> {
  const { file, id, present, vault, path, indexed } = matched;
  const library: LibraryWrite[] = [
    { shelf: FILE_TEXTS, id, value: file.text },
    { shelf: OUTLINES, id, value: keptOutline(id, file.text, path, file.outline) },
  ];
  const original = file.original;
  if (original !== undefined)
    library.push({
      shelf: FILES,
      id: file.hash,
      value: { type: "text/markdown", bytes: original } satisfies KeptFile,
    });
  const place = {
    path,
    vault,
    fileHash: file.hash,
    file:
      original === undefined
        ? null
        : { hash: file.hash, type: "text/markdown", name: fileName(path), size: original.length },
  };
  if (present === undefined) {
    const found = stored.has(id) ? await readRecord(noteCollection.name, id) : success(undefined);
    if (!found.ok) return found;
    const editedAt = file.editedAt ?? indexed?.editedAt ?? file.modified;
    const fields = {
      ...place,
      createdAt: file.createdAt ?? indexed?.createdAt ?? editedAt,
      editedAt,
      ...((indexed?.about ?? file.earlier?.about) === undefined
        ? {}
        : { about: indexed?.about ?? file.earlier?.about }),
      ...(indexed?.pinned === true || file.earlier?.pinned === true ? { pinned: true } : {}),
    };
    const before = found.value?.texts?.body;
    let update = file.update;
    if (before !== undefined) {
      const document = new TextDocument(before);
      const version = document.version();
      document.replaceWith(file.text);
      update = document.updateSince(version);
    }
    const written = write(noteCollection, id, fields, { texts: { body: { update } } });
    const isGone = found.value !== undefined && isDeleted(found.value);
    return success({
      kind: "added",
      writes: isGone ? [restore(noteCollection, id), written] : [written],
      library,
    });
  }
  const isAtItsPlace = present.path === path && present.vault === vault;
  if (present.body === file.text || (file.earlier !== undefined && present.body === file.earlier.body)) {
    const isKnown = isAtItsPlace && present.fileHash === file.hash;
    return success({
      kind: "same",
      writes: isKnown ? [] : [write(noteCollection, id, place)],
      library: isKnown ? [] : library,
    });
  }
  const left = indexed?.hash ?? present.fileHash;
  // The file is as it came or left last: what is different was changed here.
  if (file.hash === left)
    return success({
      kind: "same",
      writes: isAtItsPlace ? [] : [write(noteCollection, id, { path, vault })],
      library: [],
    });
  const wasEarlier = present.path === "" && left === "";
  const isUntouched =
    wasEarlier || hashOf(present.body) === left || (present.file !== null && present.file.hash === left);
  const base = isUntouched ? present.body : await baseText(id);
  if (base === undefined) return success({ kind: "differing", writes: [], library: [] });
  const found = await readRecord(noteCollection.name, id);
  if (!found.ok) return found;
  const document = new TextDocument(found.value?.texts?.body);
  const version = document.version();
  mergeChanges(document, base, file.text);
  const texts = { body: { update: document.updateSince(version) } };
  const fields = wasEarlier ? place : { ...place, editedAt: now };
  return success({
    kind: wasEarlier ? "same" : "updated",
    writes: [write(noteCollection, id, fields, { texts })],
    library: library.filter(({ shelf }) => shelf !== OUTLINES || document.text === file.text),
  });
}

async function baseText(id: string): Promise<string | undefined> {
  const found = await readLibrary(FILE_TEXTS, id);
  return found.ok && typeof found.value === "string" ? found.value : undefined;
}

function mediaWrites(
  { path, hash, type, bytes }: ReadMedia,
  vault: string,
  now: number,
): { readonly writes: readonly RecordWrite[]; readonly library: readonly LibraryWrite[] } {
  // What this app named itself is shown by that name, wherever it lies.
  if (hashInPath(`pictures/${fileName(path)}`) === hash)
    return pictureWrite(bytes, type, fileName(path), now);
  const id = derivedId("vault-file", vault, path);
  return {
    writes: [
      restore(vaultFileCollection, id),
      write(
        vaultFileCollection,
        id,
        { vault, path, file: { hash, type, name: fileName(path), size: bytes.length } },
        { begun: { addedAt: now } },
      ),
    ],
    library: [{ shelf: FILES, id: hash, value: { type, bytes } satisfies KeptFile }],
  };
}

import { decodeText } from "../../encoding/decode-text.ts";
import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { isDeleted } from "../../records/record.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { editsBetween } from "../../records/three-way-merge.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { FILES, type KeptFile, readFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { readRecord, recordIds } from "../../storage/records/read-record.ts";
import { versionLost } from "../../storage/records/text-versions.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import { type Note, noteCollection } from "../note-record.ts";
import { allNotes, loadNotes } from "../notes-store.ts";
import { keptOutline } from "../outlines/kept-outline.ts";
import { OUTLINES } from "../outlines/outline-shelf.ts";
import { pictureWrite } from "../pictures/add-picture.ts";
import { type NoteOutline, outlineNote } from "../rules/note-outline.ts";
import { fileName } from "../rules/note-path.ts";
import { hashInPath } from "../rules/picture-name.ts";
import { type FileState, fileStateWrite, readFileStates } from "../vaults/file-states.ts";
import { vaultFileCollection } from "../vaults/vault-file-record.ts";
import { type MatchedNote, matchNotes } from "./match-notes.ts";
import { type MergedText, mergedText } from "./merged-text.ts";
import type { ReadMedia, ReadNote, ReadVault } from "./read-chosen.ts";
import { pathInVault, regionOf, type VaultRegion, vaultRegions } from "./vault-regions.ts";

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

/** Imports what was read already, file by file into notes that are here. */
export function importInto(vault: string, read: ReadVault, now: number): Promise<Outcome<ImportedNotes>> {
  return importVault(read, now, [{ top: "", vault, prefix: "", index: undefined }]);
}

/** Imports what was read already, one vault after the other: what is in two of them is one note. */
async function importVaults(vaults: readonly ReadVault[], now: number): Promise<Outcome<ImportedNotes>> {
  let all: ImportedNotes = { added: 0, updated: 0, same: 0, differing: [], others: [], skipped: [] };
  for (const read of vaults) {
    const outcome = await importVault(read, now);
    if (!outcome.ok) return outcome;
    const { added, updated, same, differing, others, skipped } = outcome.value;
    all = {
      added: all.added + added,
      updated: all.updated + updated,
      same: all.same + same,
      differing: [...all.differing, ...differing],
      others: [...all.others, ...others],
      skipped: [...all.skipped, ...skipped],
    };
  }
  return success(all);
}

/** Imports one vault in one change. */
async function importVault(
  read: ReadVault,
  now: number,
  known?: readonly VaultRegion[],
): Promise<Outcome<ImportedNotes>> {
  const ids = await recordIds(noteCollection.name, "");
  if (!ids.ok) return ids;
  const stored = new Set(ids.value);
  const regions = known ?? vaultRegions(read, allNotes.peek());
  const writes: RecordWrite[] = [];
  const library: LibraryWrite[] = [];
  const count = { added: 0, updated: 0, same: 0 };
  const differing: string[] = [];
  for (const matched of matchNotes(read, allNotes.peek(), regions)) {
    const outcome = await writesFor(matched, stored, now);
    if (!outcome.ok) return outcome;
    const { kind } = outcome.value;
    if (kind === "differing") differing.push(matched.file.path);
    else count[kind]++;
    writes.push(...outcome.value.writes);
    library.push(...outcome.value.library);
  }
  for (const media of read.media) {
    const region = regionOf(media.path, regions);
    const path = region === undefined ? media.path : pathInVault(media.path, region);
    const kept = mediaWrites({ ...media, path }, region?.vault ?? "", now);
    writes.push(...kept.writes);
    library.push(...kept.library);
  }
  if (writes.length > 0) {
    const changed = await change(writes, library);
    if (!changed.ok) return changed;
  }
  return success({ ...count, differing, others: read.others, skipped: read.skipped });
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
  const { file, id, present, vault, indexed } = matched;
  const found = stored.has(id) ? await readRecord(noteCollection.name, id) : success(undefined);
  if (!found.ok) return found;
  const states = stored.has(id) ? await readFileStates(id) : [];
  const path = present === undefined ? matched.path : pathOf(matched, present, states);
  const fileOf = (of: string) => ({
    path: of,
    vault,
    fileHash: file.hash,
    file:
      file.original === undefined
        ? null
        : { hash: file.hash, type: "text/markdown", name: fileName(of), size: file.original.length },
  });
  const keptFile: readonly LibraryWrite[] = [
    ...fileStateWrite(id, states, { hash: file.hash, path: matched.path, text: file.text }),
    ...(file.original === undefined
      ? []
      : [
          {
            shelf: FILES,
            id: file.hash,
            value: { type: "text/markdown", bytes: file.original } satisfies KeptFile,
          },
        ]),
  ];
  const outline = {
    shelf: OUTLINES,
    id,
    value: keptOutline(id, file.text, path, outlineFor(path, file)),
  };
  const before = found.value?.texts?.body;
  if (found.value === undefined || before === undefined) {
    const editedAt = file.editedAt ?? indexed?.editedAt ?? file.modified;
    const about = indexed?.about ?? file.earlier?.about;
    const fields = {
      ...fileOf(path),
      createdAt: file.createdAt ?? indexed?.createdAt ?? editedAt,
      editedAt,
      ...(about === undefined ? {} : { about }),
      ...(indexed?.pinned === true || file.earlier?.pinned === true ? { pinned: true } : {}),
    };
    const written = write(noteCollection, id, fields, { texts: { body: { update: file.update } } });
    const isGone = found.value !== undefined && isDeleted(found.value);
    return success({
      kind: "added",
      writes: isGone ? [restore(noteCollection, id), written] : [written],
      library: [...keptFile, outline],
    });
  }
  const record = found.value;
  // A note that was deleted comes back as it was when it went, with what its file has beside that.
  const back = isDeleted(record) ? [restore(noteCollection, id)] : [];
  const merged = await mergedBy(file, before.text, noteCollection.read(record), states);
  const text = merged.kind === "updated" ? merged.text : before.text;
  if (merged.kind === "differing") return success({ kind: "differing", writes: back, library: [] });
  const isOld = text !== file.text && states.some(({ hash }) => hash === file.hash);
  const isAtItsPlace = present?.path === path && present.vault === vault;
  const fields = isOld ? (isAtItsPlace ? {} : { path, vault }) : fileOf(path);
  const isKnown = isAtItsPlace && present.fileHash === file.hash;
  const document = new TextDocument(before);
  const version = document.version();
  document.applyEdits(editsBetween(document.text, text));
  const writes =
    merged.kind === "same"
      ? isKnown
        ? []
        : [write(noteCollection, id, fields)]
      : [
          write(
            noteCollection,
            id,
            { ...fields, ...(merged.isEdit ? { editedAt: now } : {}) },
            { texts: { body: { update: document.updateSince(version) } } },
          ),
        ];
  return success({
    kind: back.length > 0 ? "added" : merged.kind === "updated" && merged.isEdit ? "updated" : "same",
    writes: [...back, ...writes],
    library: [
      ...(isOld ? [] : keptFile),
      ...(text === file.text && !isKnown ? [outline] : []),
      ...versionLost(record, "body", before.text, text, now),
    ],
  });
}

type Merged = Exclude<MergedText, { kind: "updated" }> | { kind: "updated"; text: string; isEdit: boolean };

/** What becomes of a note's text by its file, as far as it can be told what was changed where. */
async function mergedBy(
  file: ReadNote,
  current: string,
  note: Note | undefined,
  states: readonly FileState[],
): Promise<Merged> {
  // As it came or left before: whatever else stands here was written here.
  if (states.some(({ hash }) => hash === file.hash)) return { kind: "same" };
  const { earlier } = file;
  if (note?.path === "" && note.fileHash === "") {
    if (earlier?.body === current) return { kind: "same" };
    // What an earlier version brought in it had rewritten: the file has what its author wrote.
    const isItself =
      earlier === undefined ? states.length === 0 : (file.editedAt ?? file.modified) >= note.editedAt;
    return isItself && current !== file.text
      ? { kind: "updated", text: file.text, isEdit: false }
      : mergedAs(
          mergedText(
            current,
            file.text,
            states.map(({ text }) => text),
          ),
        );
  }
  const ancestors = states.map(({ text }) => text);
  if (note !== undefined && hashOf(current) === note.fileHash) ancestors.push(current);
  if (note?.file != null) {
    const own = await readFile(note.file.hash);
    if (own !== undefined) ancestors.push(decodeText(own.bytes, [], { keepMark: true }).text);
  }
  return mergedAs(mergedText(current, file.text, ancestors));
}

function mergedAs(merged: MergedText): Merged {
  return merged.kind === "updated" ? { ...merged, isEdit: true } : merged;
}

/**
 * The path of a note whose file was read: where that lies as it came or left, the note was moved here since; else the file
 * was moved. Where nothing is known of it, the note stays where it is.
 */
function pathOf({ file, path }: MatchedNote, present: Note, states: readonly FileState[]): string {
  if (present.path === "" || present.path === path) return path;
  const state = states.findLast(({ hash }) => hash === file.hash) ?? states.at(-1);
  return state === undefined || state.path === path ? present.path : path;
}

/** The outline of a file, whose title is that of its name where the note lies elsewhere. */
function outlineFor(path: string, file: ReadNote): NoteOutline {
  return path === file.path ? file.outline : outlineNote(file.text, path);
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

import { isDeleted } from "../../records/record.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { editsBetween } from "../../records/three-way-merge.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import { versionLost } from "../../storage/records/text-versions.ts";
import { type Note, noteCollection } from "../note-record.ts";
import { keptOutline } from "../outlines/kept-outline.ts";
import { OUTLINES } from "../outlines/outline-shelf.ts";
import { type NoteOutline, outlineNote } from "../rules/note-outline.ts";
import { fileName } from "../rules/note-path.ts";
import { type FileState, fileStateWrite, readFileStates } from "../vaults/file-states.ts";
import type { MatchedNote } from "./match-notes.ts";
import { mergeFile } from "./merge-file.ts";
import type { ReadNote } from "./read-chosen.ts";

/** What a file makes of its note: how that counts, and what is to be written. */
interface PlannedNote {
  readonly kind: "added" | "updated" | "same" | "differing";
  readonly writes: readonly RecordWrite[];
  readonly library: readonly LibraryWrite[];
}

/** What a file makes of its note; `stored` are the ids of all notes there ever were here, deleted ones too. */
export async function planNote(
  matched: MatchedNote,
  stored: ReadonlySet<string>,
  now: number,
): Promise<Outcome<PlannedNote>> {
  const { file, id, present, vault, indexed } = matched;
  if (isUnchanged(matched)) return success({ kind: "same", writes: [], library: [] });
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
      importedAt: now,
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
  const merged = await mergeFile(file, before.text, noteCollection.read(record), states);
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

/** Whether a note is as its file has it, at its place: nothing needs to be read or written for it. */
function isUnchanged({ file, present, vault, path }: MatchedNote): boolean {
  return (
    present?.body === file.text &&
    present.fileHash === file.hash &&
    present.vault === vault &&
    present.path === path
  );
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

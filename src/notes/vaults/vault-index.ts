import * as v from "valibot";
import { aboutSchema, type Note } from "../note-record.ts";

/** Where the index files of a vault lie, one for each device that wrote it. */
export const INDEX_FOLDER = ".wayside";
const FORMAT = 1;

const noteSchema = v.object({
  id: v.string(),
  /** From the folder in which the folder of the index lies. */
  path: v.string(),
  /** Its path in its vault: another one where a file of another vault lay there when everything left together. */
  ownPath: v.string(),
  /** SHA-256 of the file as it left. */
  hash: v.string(),
  createdAt: v.number(),
  editedAt: v.number(),
  about: v.optional(aboutSchema),
  pinned: v.optional(v.boolean()),
});
const fileSchema = v.object({ path: v.string(), ownPath: v.string() });
const indexSchema = v.object({
  format: v.literal(FORMAT),
  vault: v.string(),
  notes: v.array(noteSchema),
  /** Files that are no notes and did not leave under their own path. */
  files: v.optional(v.array(fileSchema)),
});

/** A note as the index of its vault knows it. */
export type IndexedNote = v.InferOutput<typeof noteSchema>;
/** A file of a vault that is no note, as the index knows it. */
export type IndexedFile = v.InferOutput<typeof fileSchema>;
/** What stands beside the notes of a vault, by which they are known again. */
export type VaultIndex = v.InferOutput<typeof indexSchema>;

/** A note as the index says it, with the path and the hash of the file it left as; `top` is where the index lies. */
export function indexedNote(note: Note, path: string, hash: string, top: string): IndexedNote {
  return {
    id: note.id,
    path: path.slice(top.length),
    ownPath: note.path || path,
    hash,
    createdAt: note.createdAt,
    editedAt: note.editedAt,
    ...(note.about.kind === "nothing" ? {} : { about: note.about }),
    ...(note.pinned ? { pinned: true } : {}),
  };
}

/** Whether a path is that of an index file. */
export function isIndexPath(path: string): boolean {
  return /(?:^|\/)\.wayside\/[^/]+\.json$/.test(path);
}

/** The folder in which the folder of an index lies, with its slash; "" for the top. */
export function topOfIndex(path: string): string {
  return path.slice(0, path.lastIndexOf(`${INDEX_FOLDER}/`));
}

/** Where the index of a device lies in a vault whose files begin with `top`. */
export function indexPath(device: string, top: string): string {
  return `${top}${INDEX_FOLDER}/${device}.json`;
}

/** An index as the text of its file, checked as it will be read. */
export function writeVaultIndex(
  vault: string,
  notes: readonly IndexedNote[],
  files: readonly IndexedFile[] = [],
): string {
  const index = {
    format: FORMAT,
    vault,
    notes: [...notes],
    ...(files.length === 0 ? {} : { files: [...files] }),
  };
  return `${JSON.stringify(v.parse(indexSchema, index), undefined, 1)}\n`;
}

/** Reads an index file; undefined for anything else. */
export function readVaultIndex(text: string): VaultIndex | undefined {
  try {
    const read = v.safeParse(indexSchema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

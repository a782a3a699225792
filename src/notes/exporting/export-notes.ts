import { hashOf } from "../../records/content-hash.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import { linkTargets } from "../linking/link-targets.ts";
import type { Note } from "../note-record.ts";
import { allNotes, loadNotes, peekNote } from "../notes-store.ts";
import { type NoteFile, noteFiles } from "../rules/note-file.ts";
import { picturePath, picturesIn } from "../rules/picture-name.ts";
import { readExported, writeExported } from "./exported-before.ts";
import { frontMatter, loadFrontMatter } from "./front-matter-choice.ts";

/** A file that leaves: its path in the folder or zip, and its bytes. */
export interface LeavingFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was last changed, milliseconds since 1970; undefined where nobody knows. */
  readonly changedAt: number | undefined;
}

/** One file as it is handed over. */
export interface HandedFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const encoder = new TextEncoder();

/**
 * Notes with their pictures, and further files, as they leave; all notes where `ids` names none. Files keep the names
 * they left under before. With `onlyChanged`, those that left as they are already stay behind.
 */
export async function leavingFiles(
  ids: readonly string[] | undefined,
  further: readonly NoteFile[] = [],
  onlyChanged = false,
): Promise<readonly LeavingFile[]> {
  await Promise.all([loadNotes(), loadFrontMatter()]);
  const before = await readExported();
  const all = allNotes.peek();
  const notes = ids === undefined ? all : ids.flatMap((id) => peekNote(id) ?? []);
  const written = noteFiles(notes, {
    front: frontMatter.peek(),
    before: new Map(Object.entries(before.names)),
    among: all,
    elsewhere: (title) => linkTargets.peek().byTitle(title)?.address,
  });
  const changedAt = new Map(notes.map(({ id, editedAt }) => [id, editedAt]));
  const files: LeavingFile[] = [
    ...written.map(({ id, name, text }) => ({
      path: name,
      bytes: encoder.encode(text),
      changedAt: changedAt.get(id),
    })),
    ...further.map(({ name, text }) => ({ path: name, bytes: encoder.encode(text), changedAt: undefined })),
    ...(await picturesOf(notes)),
  ];
  const hashes = files.map(({ path, bytes }) => [path, hashOf(bytes)] as const);
  await writeExported({
    names: {
      ...before.names,
      ...Object.fromEntries(written.map(({ id, name }) => [id, name.replace(/\.md$/, "")])),
    },
    files: { ...before.files, ...Object.fromEntries(hashes) },
  });
  return onlyChanged
    ? files.filter((_, index) => before.files[hashes[index]?.[0] ?? ""] !== hashes[index]?.[1])
    : files;
}

async function picturesOf(notes: readonly Note[]): Promise<readonly LeavingFile[]> {
  const found: LeavingFile[] = [];
  for (const hash of new Set(notes.flatMap(({ body }) => picturesIn(body)))) {
    const kept = await readFile(hash);
    if (kept !== undefined)
      found.push({ path: picturePath(hash, kept.type), bytes: kept.bytes, changedAt: undefined });
  }
  return found;
}

/** Files as one zip. */
export async function zipped(files: readonly LeavingFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import("fflate");
  const { zipEntries } = await import("../rules/zip-entries.ts");
  return zipSync(zipEntries(files)) as Uint8Array<ArrayBuffer>;
}

/** All notes as one zip file of Markdown files with their pictures, with further files that leave with them. */
export async function zipNotes(further: readonly NoteFile[] = []): Promise<Uint8Array<ArrayBuffer>> {
  return zipped(await leavingFiles(undefined, further));
}

/** One note as it is handed over: a Markdown file, or a zip where pictures go with it; undefined where it is gone. */
export async function noteAsFile(id: string): Promise<HandedFile | undefined> {
  const files = await leavingFiles([id]);
  const [note] = files;
  if (note === undefined) return undefined;
  if (files.length === 1) return { name: note.path, content: note.bytes, type: "text/markdown" };
  return { name: note.path.replace(/\.md$/, ".zip"), content: await zipped(files), type: "application/zip" };
}

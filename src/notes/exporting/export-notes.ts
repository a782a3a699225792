import { decodeText } from "../../encoding/decode-text.ts";
import { hashOf } from "../../records/content-hash.ts";
import { type RecordWrite, write } from "../../records/record-write.ts";
import { orThrow } from "../../storage/database/failure.ts";
import { deviceId } from "../../storage/device-id.ts";
import { filesOnDevice, readFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { type Note, noteCollection } from "../note-record.ts";
import { allNotes, loadNotes, peekNote } from "../notes-store.ts";
import { filePaths, unusedPath } from "../rules/file-paths.ts";
import { type NoteFile, noteText } from "../rules/note-file.ts";
import { commonTop, fileName, folderOf, pathKey } from "../rules/note-path.ts";
import { picturePath, picturesIn } from "../rules/picture-name.ts";
import { fileStateWrite, readFileStates } from "../vaults/file-states.ts";
import { vaultFiles } from "../vaults/vault-files-store.ts";
import { indexedNote, indexPath, writeVaultIndex } from "../vaults/vault-index.ts";
import { readExported, writeExported } from "./exported-before.ts";
import { frontMatter, loadFrontMatter } from "./front-matter-choice.ts";

/** A file that leaves: its path in the folder or zip, and its bytes. */
export interface LeavingFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was last changed, milliseconds since 1970; undefined where nobody knows. */
  readonly changedAt: number | undefined;
  /** The note whose file it is. */
  readonly note?: Note;
  /** The vault whose notes show it, and its path there. */
  readonly shown?: { readonly vault: string; readonly ownPath: string };
}

/** One file as it is handed over. */
export interface HandedFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const encoder = new TextEncoder();

/**
 * Notes with the files they show, and further files, as they leave; all notes where `ids` names none. Each is written where
 * it came from, to the byte where nothing was changed. What the app needs to know them again stands in an index beside
 * them, one for each vault. With `onlyChanged`, those that left as they are already stay behind. `rememberLeft` is told
 * once they have left.
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
  const paths = filePaths(all, new Map(Object.entries(before.names)));
  const written: LeavingFile[] = [];
  for (const note of notes)
    written.push({
      path: paths.get(note.id) ?? "",
      bytes: await bytesOf(note),
      changedAt: note.editedAt,
      note,
    });
  const shown = await shownFiles(notes, paths, ids === undefined);
  const files: LeavingFile[] = [
    ...written,
    ...further.map(({ name, text }) => ({ path: name, bytes: encoder.encode(text), changedAt: undefined })),
    ...shown,
    ...(ids === undefined ? await indexFiles(written, shown) : []),
  ];
  const unique = withoutDoubles(files);
  return onlyChanged ? unique.filter(({ path, bytes }) => before.files[path] !== hashOf(bytes)) : unique;
}

/** Remembers what left, where and as what: by that notes are known again, and told from what others write there. */
export async function rememberLeft(files: readonly LeavingFile[]): Promise<void> {
  const before = await readExported();
  const hashes = files.map(({ path, bytes }) => [path, hashOf(bytes)] as const);
  await writeExported({ names: before.names, files: { ...before.files, ...Object.fromEntries(hashes) } });
  await keepPaths(files);
}

/** A note's file: its own bytes where it came in another encoding and was not changed, else its text in UTF-8. */
async function bytesOf(note: Note): Promise<Uint8Array<ArrayBuffer>> {
  if (note.file !== null) {
    const kept = await readFile(note.file.hash);
    if (kept !== undefined && decodeText(kept.bytes, [], { keepMark: true }).text === note.body)
      return kept.bytes;
  }
  return encoder.encode(noteText(note, frontMatter.peek()));
}

/** A note that was begun here keeps the name it left under. */
async function keepPaths(files: readonly LeavingFile[]): Promise<void> {
  const library: LibraryWrite[] = [];
  const writes: RecordWrite[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (const { path, bytes, note } of files) {
    if (note === undefined) continue;
    const hash = hashOf(bytes);
    // Where two vaults have one path, the second leaves under another name, and keeps its own here.
    const own = note.path || path;
    if (note.path === own && note.fileHash === hash) continue;
    const state = { hash, path: own, text: decoder.decode(bytes) };
    library.push(...fileStateWrite(note.id, await readFileStates(note.id), state));
    writes.push(write(noteCollection, note.id, { path: own, fileHash: hash }));
  }
  if (writes.length > 0) await change(writes, library);
}

/** The files that notes show: those of vaults at their own paths, pictures that were added here beside the notes. */
async function shownFiles(
  notes: readonly Note[],
  paths: ReadonlyMap<string, string>,
  isWhole: boolean,
): Promise<readonly LeavingFile[]> {
  const found: LeavingFile[] = [];
  const hashes = new Map([...paths.values()].map((path) => [pathKey(path), ""]));
  const add = async (hash: string, pathOf: (type: string) => string, vault?: string): Promise<void> => {
    const kept = await readFile(hash);
    if (kept === undefined) return;
    const own = pathOf(kept.type);
    const path = unusedPath(own, (some) => (hashes.get(pathKey(some)) ?? hash) !== hash);
    if (hashes.get(pathKey(path)) === hash && vault === undefined) return;
    hashes.set(pathKey(path), hash);
    found.push({
      path,
      bytes: kept.bytes,
      changedAt: undefined,
      ...(vault === undefined ? {} : { shown: { vault, ownPath: own } }),
    });
  };
  for (const note of notes) {
    const folder = folderOf(paths.get(note.id) ?? "");
    for (const hash of new Set(picturesIn(note.body)))
      await add(hash, (type) => (folder === "" ? "" : `${folder}/`) + picturePath(hash, type));
  }
  if (isWhole)
    for (const { path, vault, file } of vaultFiles())
      if (file !== null) await add(file.hash, () => path, vault);
  return found;
}

/** The index files of all vaults that leave, each at the top of its own. */
async function indexFiles(
  files: readonly LeavingFile[],
  shown: readonly LeavingFile[],
): Promise<readonly LeavingFile[]> {
  const device = orThrow(await deviceId());
  const vaults = new Map<string, LeavingFile[]>();
  for (const file of files) {
    const vault = file.note?.vault ?? "";
    vaults.set(vault, [...(vaults.get(vault) ?? []), file]);
  }
  return [...vaults].map(([vault, some]) => {
    const others = shown.filter((file) => file.shown?.vault === vault);
    const top = commonTop([...some, ...others].map(({ path }) => path));
    const notes = some.flatMap(({ path, bytes, note }) =>
      note === undefined ? [] : [indexedNote(note, path, hashOf(bytes), top)],
    );
    const moved = others.flatMap(({ path, shown: own }) =>
      own === undefined || own.ownPath === path
        ? []
        : [{ path: path.slice(top.length), ownPath: own.ownPath }],
    );
    return {
      path: indexPath(vault === "" ? device : `${device}-${vault.slice(0, 12)}`, top),
      bytes: encoder.encode(writeVaultIndex(vault, notes, moved)),
      changedAt: undefined,
    };
  });
}

/** Files of which none lies at the path of another; the first keeps it, as notes do. */
function withoutDoubles(files: readonly LeavingFile[]): readonly LeavingFile[] {
  const taken = new Set<string>();
  return files.filter(({ path }) => {
    if (path === "" || taken.has(path)) return false;
    taken.add(path);
    return true;
  });
}

/** How many of the files that vaults show are not on this device yet, and so cannot leave it. */
export async function filesMissing(): Promise<number> {
  const here = await filesOnDevice();
  const known: ReadonlySet<string> = here.ok ? here.value : new Set();
  return vaultFiles().filter(({ file }) => file !== null && !known.has(file.hash)).length;
}

/** Files as one zip. */
export async function zipped(files: readonly LeavingFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import("fflate");
  const { zipEntries } = await import("../rules/zip-entries.ts");
  return zipSync(zipEntries(files)) as Uint8Array<ArrayBuffer>;
}

/** All notes as one zip file of Markdown files with the files they show, with further files that leave with them. */
export async function zipNotes(further: readonly NoteFile[] = []): Promise<Uint8Array<ArrayBuffer>> {
  const files = await leavingFiles(undefined, further);
  const zip = await zipped(files);
  await rememberLeft(files);
  return zip;
}

/** One note as it is handed over: a Markdown file, or a zip where pictures go with it; undefined where it is gone. */
export async function noteAsFile(id: string): Promise<HandedFile | undefined> {
  const files = await leavingFiles([id]);
  const [note] = files;
  if (note === undefined) return undefined;
  await rememberLeft(files);
  const name = fileName(note.path);
  if (files.length === 1) return { name, content: note.bytes, type: "text/markdown" };
  return { name: name.replace(/\.md$/, ".zip"), content: await zipped(files), type: "application/zip" };
}

import { decodeText } from "../../encoding/decode-text.ts";
import { hashOf } from "../../records/content-hash.ts";
import { TextDocument } from "../../records/text-document.ts";
import { likenessOf } from "../rules/likeness.ts";
import { mediaType } from "../rules/media-type.ts";
import { type NoteOutline, understandNote, writtenDates } from "../rules/note-outline.ts";
import { fileName } from "../rules/note-path.ts";
import { PathIndex } from "../rules/path-index.ts";
import { hashInPath } from "../rules/picture-name.ts";
import { type EarlierExport, readEarlierExport } from "../rules/read-earlier-export.ts";
import { readVaultIndex, topOfIndex, type VaultIndex } from "../vaults/vault-index.ts";
import { type ChosenFile, type FoundFile, openFiles } from "./opened-files.ts";

/** A Markdown file as it was read; its text is that of its bytes, whatever stands in it. */
export interface ReadNote {
  readonly path: string;
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** Its bytes where they are not its text in UTF-8. */
  readonly original: Uint8Array<ArrayBuffer> | undefined;
  readonly modified: number;
  readonly createdAt: number | undefined;
  readonly editedAt: number | undefined;
  /** What an earlier version of this app said in the file's front matter, where it wrote the file. */
  readonly earlier: EarlierExport | undefined;
  /** What it has in common with the note that an earlier version made of it. */
  readonly likeness: string;
  /** The text as a document that any device begins alike: base64 of a Yjs update. */
  readonly update: string;
  readonly outline: NoteOutline;
}

/** A file that notes show. */
export interface ReadMedia {
  readonly path: string;
  readonly hash: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An index, with the folder in which it lies, with its slash; "" for the top. */
export interface FoundIndex extends VaultIndex {
  readonly top: string;
}

/** What was read of a folder, of a zip, or of files that were chosen one by one. */
export interface ReadVault {
  readonly isVault: boolean;
  readonly notes: readonly ReadNote[];
  readonly media: readonly ReadMedia[];
  readonly indexes: readonly FoundIndex[];
  /** Files that no note is made of and no note shows. */
  readonly others: readonly string[];
  readonly skipped: readonly string[];
}

/** Reads Markdown files, zips of them or all files of a folder; runs in a worker that may be ended. */
export async function readChosen(files: readonly ChosenFile[]): Promise<readonly ReadVault[]> {
  const opened = await openFiles(files);
  return opened.map((found) => {
    const notes = found.markdown.map(readNote);
    const shown = mediaShown(notes, found.media);
    const decoder = new TextDecoder();
    return {
      isVault: found.isVault,
      notes,
      media: found.media.filter(({ path }) => shown.has(path)).map(readMedia),
      indexes: found.indexes.flatMap(({ path, bytes }) => {
        const index = readVaultIndex(decoder.decode(bytes));
        return index === undefined ? [] : [{ ...index, top: topOfIndex(path) }];
      }),
      others: [...found.others, ...found.media.map(({ path }) => path).filter((path) => !shown.has(path))],
      skipped: found.skipped,
    };
  });
}

/** Reads a Markdown file; never fails, whatever its bytes. */
export function readNote({ path, bytes, modified }: FoundFile): ReadNote {
  const { text } = decodeText(bytes, [], { keepMark: true });
  const encoded = new TextEncoder().encode(text);
  const { outline, fields } = understandNote(text, path);
  const earlier = readEarlierExport(text);
  return {
    path,
    text,
    hash: hashOf(bytes),
    original: sameBytes(bytes, encoded) ? undefined : bytes,
    modified,
    ...writtenDates(fields),
    earlier,
    likeness: likenessOf(earlier?.body ?? text),
    update: TextDocument.beginningOf(text),
    outline,
  };
}

function readMedia({ path, bytes }: FoundFile): ReadMedia {
  return { path, bytes, hash: hashOf(bytes), type: mediaType(path) ?? "application/octet-stream" };
}

/** The files that notes show or lead to, by where they lie; all pictures this app named itself. */
function mediaShown(notes: readonly ReadNote[], media: readonly FoundFile[]): ReadonlySet<string> {
  const index = new PathIndex(
    media.map(({ path }) => ({ id: path, path, vault: "", title: "", aliases: [] })),
  );
  const shown = new Set<string>();
  for (const { path } of media) if (hashInPath(`pictures/${fileName(path)}`) !== undefined) shown.add(path);
  for (const { path, outline } of notes)
    for (const { target } of outline.links) {
      const file = index.resolve(target, { path, vault: "" });
      if (file !== undefined) shown.add(file.id);
    }
  return shown;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

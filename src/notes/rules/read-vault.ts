import { noteTitle } from "./note-title.ts";
import { withIncomingLinks } from "./outgoing-links.ts";
import { outsideCode } from "./outside-code.ts";
import { pictureType } from "./picture-name.ts";
import { type ReadNote, readNoteFile } from "./read-note-file.ts";
import { replaceWrittenLinks } from "./written-links.ts";

/** A Markdown file of a vault: where it lies in it, and what stands in it. */
export interface VaultFile {
  readonly path: string;
  readonly text: string;
  /** When it was last changed, milliseconds since 1970, as far as its container says so. */
  readonly modified: number;
}

export interface VaultNote extends ReadNote {
  readonly path: string;
  readonly modified: number;
}

/**
 * Reads the Markdown files of a folder or a zip together: links between files become links between notes, and pictures
 * are named as `keptAs` says, by the path at which they lie in the vault.
 */
export function readVault(
  files: readonly VaultFile[],
  pictures: ReadonlySet<string>,
  keptAs: (path: string) => string | undefined,
): readonly VaultNote[] {
  const read = files.map(({ path, text, modified }) => ({ path, modified, ...readNoteFile(text) }));
  const titles = new Map<string, string>();
  for (const { path, body } of read) {
    const name = fileName(path).toLowerCase();
    const title = noteTitle(body);
    if (title !== "" && !titles.has(name)) titles.set(name, title);
  }
  const byName = new Map([...pictures].map((path) => [path.split("/").at(-1)?.toLowerCase() ?? "", path]));
  return read.map((note) => {
    const find = (address: string): string | undefined => {
      const path = resolved(note.path, address);
      const at = pictures.has(path) ? path : byName.get(address.split("/").at(-1)?.toLowerCase() ?? "");
      return at === undefined ? undefined : keptAs(at);
    };
    const linked = withIncomingLinks(note.body, (file) => titles.get(file.toLowerCase()));
    return { ...note, body: withPictures(linked, find) };
  });
}

/** The pictures that the texts of a vault show, by where they lie. */
export function picturesShown(
  files: readonly VaultFile[],
  pictures: ReadonlySet<string>,
): ReadonlySet<string> {
  const shown = new Set<string>();
  readVault(files, pictures, (path) => {
    shown.add(path);
    return undefined;
  });
  return shown;
}

/** An address without spaces, in angle brackets or not. */
const PICTURE_ADDRESS = /\(<?([^\s()<>]+)>?\)/y;

function withPictures(body: string, find: (address: string) => string | undefined): string {
  return outsideCode(body, (part) =>
    replaceWrittenLinks(
      part.replace(/!\[\[([^[\]|\n]+)(?:\|[^[\]\n]*)?\]\]/g, (typed: string, name: string) => {
        const kept = pictureType(name.trim()) === undefined ? undefined : find(name.trim());
        return kept === undefined ? typed : `![${fileName(name.trim())}](${kept})`;
      }),
      PICTURE_ADDRESS,
      ({ typed, words, address }) => {
        if (/^[a-z][a-z0-9+.-]*:/i.test(address) || pictureType(address) === undefined) return typed;
        const kept = find(decoded(address));
        return kept === undefined ? typed : `![${words}](${kept})`;
      },
      "pictures",
    ),
  );
}

/** An address in a file as a path of the vault. */
function resolved(file: string, address: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of address.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** The name of a file without its folders and its ending. */
function fileName(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.[a-z0-9]+$/i, "");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

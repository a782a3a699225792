import { mediaType } from "../rules/media-type.ts";
import { isMarkdownPath } from "../rules/note-path.ts";
import { isIndexPath } from "../vaults/vault-index.ts";

/** A file that was chosen, with where in its folder it lies; a worker is not told that by the file itself. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** A file as it was found: where it lies, its bytes, when it was last changed (milliseconds since 1970). */
export interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modified: number;
}

/** What was found together: a folder or a zip is a vault, files that were chosen one by one are not. */
export interface FoundFiles {
  readonly isVault: boolean;
  readonly markdown: FoundFile[];
  /** Files that notes can show. */
  readonly media: FoundFile[];
  /** The index files of earlier exports. */
  readonly indexes: FoundFile[];
  /** Files of other kinds, by their paths. */
  readonly others: string[];
  /** Files that are too large, or cannot be read. */
  readonly skipped: string[];
}

/** Larger Markdown files than this, in bytes, are no notes. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const LARGEST_MEDIA = 32 * 1024 * 1024;
/** A zip of more than this, unpacked, is not read. */
const LARGEST_ZIP = 256 * 1024 * 1024;

/** Opens what was chosen: Markdown files, zips of them, or all files of a folder. */
export async function openFiles(files: readonly ChosenFile[]): Promise<readonly FoundFiles[]> {
  const loose = found(false);
  const folder = found(true);
  const all = [loose, folder];
  for (const { path, file } of files) {
    if (/\.zip$/i.test(file.name)) {
      const vault = found(true);
      all.push(vault);
      await unpack(file, vault);
    } else {
      const into = path.includes("/") ? folder : loose;
      const most = mostBytes(path);
      if (isHidden(path)) continue;
      if (most === undefined) into.others.push(path);
      else if (file.size > most) into.skipped.push(path);
      else sort(into, { path, bytes: new Uint8Array(await file.arrayBuffer()), modified: file.lastModified });
    }
  }
  return all.filter(
    ({ markdown, media, indexes, others, skipped }) =>
      markdown.length + media.length + indexes.length + others.length + skipped.length > 0,
  );
}

function found(isVault: boolean): FoundFiles {
  return { isVault, markdown: [], media: [], indexes: [], others: [], skipped: [] };
}

function sort(into: FoundFiles, file: FoundFile): void {
  if (isIndexPath(file.path)) into.indexes.push(file);
  else if (isMarkdownPath(file.path)) into.markdown.push(file);
  else into.media.push(file);
}

/** How large a file may be, in bytes; undefined for one of another kind than those that are read. */
function mostBytes(path: string): number | undefined {
  if (isMarkdownPath(path) || isIndexPath(path)) return LARGEST_TEXT;
  return mediaType(path) === undefined ? undefined : LARGEST_MEDIA;
}

async function unpack(file: File, into: FoundFiles): Promise<void> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  try {
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        const path = pathInZip(name);
        if (name.endsWith("/") || isHidden(path)) return false;
        const most = mostBytes(path);
        if (most === undefined) {
          into.others.push(path);
          return false;
        }
        total += originalSize;
        if (originalSize <= most && total <= LARGEST_ZIP) return true;
        into.skipped.push(path);
        return false;
      },
    });
    for (const [name, bytes] of Object.entries(entries))
      sort(into, { path: pathInZip(name), bytes: bytes.slice(), modified: file.lastModified });
  } catch {
    into.skipped.push(file.name);
  }
}

/**
 * The path of an entry of a zip. Some programs, a Mac's among them, write names in UTF-8 and do not say so; the library then
 * takes each byte for a letter (APPNOTE 4.4.4, bit 11).
 */
function pathInZip(name: string): string {
  let path = name;
  if (/[\u0080-\u00ff]/.test(name) && !/[^\0-\u00ff]/.test(name)) {
    try {
      const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
      path = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      // Its letters are what they are.
    }
  }
  return path.replace(/^(?:\.\/)+/, "");
}

/** Folders that begin with a dot are other apps' own, such as .obsidian; that of this app is read. So are files but notes. */
function isHidden(path: string): boolean {
  if (isIndexPath(path)) return false;
  return (
    /(?:^|\/)(?:\.[^/]*|__MACOSX)\//.test(path) || (/(?:^|\/)\.[^/]*$/.test(path) && !isMarkdownPath(path))
  );
}

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
        if (name.endsWith("/") || isHidden(name)) return false;
        const most = mostBytes(name);
        if (most === undefined) {
          into.others.push(name);
          return false;
        }
        total += originalSize;
        if (originalSize <= most && total <= LARGEST_ZIP) return true;
        into.skipped.push(name);
        return false;
      },
    });
    for (const [path, bytes] of Object.entries(entries))
      sort(into, { path, bytes: bytes.slice(), modified: file.lastModified });
  } catch {
    into.skipped.push(file.name);
  }
}

/** Folders that begin with a dot are other apps' own, such as .obsidian; that of this app is read. */
function isHidden(path: string): boolean {
  return !isIndexPath(path) && /(?:^|\/)(?:\.|__MACOSX\/)/.test(path);
}

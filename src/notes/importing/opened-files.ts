import { pictureType } from "../rules/picture-name.ts";
import type { VaultFile } from "../rules/read-vault.ts";

/** A file that was chosen, with where in its folder it lies; a worker is not told that by the file itself. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** What was found in files, folders and zips: Markdown, pictures, and what is neither. */
export interface OpenedFiles {
  readonly markdown: readonly VaultFile[];
  readonly pictures: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly skipped: readonly string[];
}

/** Larger Markdown files than this, in bytes, are no notes. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const LARGEST_PICTURE = 16 * 1024 * 1024;
/** A zip of more than this, unpacked, is not read. */
const LARGEST_ZIP = 192 * 1024 * 1024;

/** Opens what was chosen: Markdown files, zips of them, or all files of a folder. */
export async function openFiles(files: readonly ChosenFile[]): Promise<OpenedFiles> {
  const found = new Found();
  for (const { path, file } of files) {
    if (/\.zip$/i.test(file.name)) await unpack(file, found);
    else found.add(path, new Uint8Array(await file.arrayBuffer()), file.lastModified);
  }
  return found;
}

class Found implements OpenedFiles {
  readonly markdown: VaultFile[] = [];
  readonly pictures = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly skipped: string[] = [];

  add(path: string, bytes: Uint8Array<ArrayBuffer>, modified: number): void {
    if (isHidden(path)) return;
    if (isPicture(path)) {
      this.pictures.set(path, bytes);
      return;
    }
    const text = isMarkdown(path) ? textOf(bytes) : undefined;
    if (text === undefined) this.skipped.push(path);
    else this.markdown.push({ path, text, modified });
  }
}

async function unpack(file: File, found: Found): Promise<void> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  try {
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || isHidden(name)) return false;
        // What a vault has besides notes and pictures is of no use here, and not worth a word each.
        if (!isMarkdown(name) && !isPicture(name)) return false;
        total += originalSize;
        const most = isPicture(name) ? LARGEST_PICTURE : LARGEST_TEXT;
        if (originalSize <= most && total <= LARGEST_ZIP) return true;
        found.skipped.push(name);
        return false;
      },
    });
    for (const [name, bytes] of Object.entries(entries)) found.add(name, bytes.slice(), file.lastModified);
  } catch {
    found.skipped.push(file.name);
  }
}

/** Folders that begin with a dot are other apps' own, such as .obsidian. */
function isHidden(path: string): boolean {
  return /(?:^|\/)(?:\.|__MACOSX\/)/.test(path);
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdown|txt)$/i.test(path);
}

function isPicture(path: string): boolean {
  return pictureType(path) !== undefined;
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST_TEXT) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

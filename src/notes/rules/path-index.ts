import { fileName, folderOf, pathKey, relativePath } from "./note-path.ts";
import { titleKey } from "./title-key.ts";

/** Something that links lead to: a note, or a file that notes show. */
export interface IndexedFile {
  readonly id: string;
  /** Where it lies in its vault; "" for what has no file yet. */
  readonly path: string;
  /** The vault it belongs to; "" for what was begun here. */
  readonly vault: string;
  readonly title: string;
  readonly aliases: readonly string[];
}

/** Where a link stands. */
export interface LinkOrigin {
  readonly path: string;
  readonly vault: string;
}

/**
 * What links lead to, found as Obsidian finds it: by the exact path, then by the name of the file, the nearest first, then
 * by an alias or a title; without regard to case and to how letters are composed, in the vault of the link first.
 */
export class PathIndex {
  private readonly byName = new Map<string, IndexedFile[]>();
  private readonly byWords = new Map<string, IndexedFile[]>();

  constructor(files: Iterable<IndexedFile>) {
    for (const file of files) {
      if (file.path !== "") add(this.byName, nameKey(file.path), file);
      for (const words of [...file.aliases, file.title])
        if (words !== "") add(this.byWords, titleKey(words), file);
    }
  }

  /** The file a link leads to by its path or name; undefined where it leads nowhere. */
  resolve(target: string, from: LinkOrigin): IndexedFile | undefined {
    return this.resolveAll(target, from)[0];
  }

  /** All that a link may mean, what it does mean first. */
  private resolveAll(target: string, from: LinkOrigin): readonly IndexedFile[] {
    if (target === "") return [];
    const all = this.byName.get(nameKey(target)) ?? [];
    const worded = this.byWords.get(titleKey(target)) ?? [];
    // What is in the vault of the link is meant before anything of another one.
    const isOwn = (file: IndexedFile): boolean => file.vault === from.vault;
    const own = this.resolveAmong(all.filter(isOwn), worded.filter(isOwn), target, from);
    if (own.length > 0) return own;
    const isForeign = (file: IndexedFile): boolean => file.vault !== from.vault;
    return this.resolveAmong(all.filter(isForeign), worded.filter(isForeign), target, from);
  }

  private resolveAmong(
    called: readonly IndexedFile[],
    worded: readonly IndexedFile[],
    target: string,
    from: LinkOrigin,
  ): readonly IndexedFile[] {
    const ranked = (files: readonly IndexedFile[]): readonly IndexedFile[] =>
      files.length < 2 ? files : [...files].sort((a, b) => nearer(a.path, b.path, from.path));
    // A path from the folder of the note, then from the top; as it is written before any other case of it.
    for (const path of [relativePath(from.path, target), relativePath("", target)]) {
      const exact = called.filter((file) => withoutEnding(file.path) === withoutEnding(path));
      const written = (file: IndexedFile): boolean => file.path === path || file.path === `${path}.md`;
      const found = exact.find(written) ?? exact[0];
      if (found !== undefined) return [found];
    }
    const inner = `/${withoutEnding(relativePath("", target))}`;
    const below = called.filter((file) => `/${withoutEnding(file.path)}`.endsWith(inner));
    return ranked(below.length > 0 ? below : worded);
  }
}

function add(map: Map<string, IndexedFile[]>, key: string, file: IndexedFile): void {
  const files = map.get(key);
  if (files === undefined) map.set(key, [file]);
  else if (files.at(-1) !== file) files.push(file);
}

/** The name of a file as it is looked for: without the ending of a note, which links leave out. */
function nameKey(path: string): string {
  return withoutEnding(fileName(path));
}

function withoutEnding(path: string): string {
  return pathKey(path).replace(/\.md$/, "");
}

/** Below 0 where the first is nearer to where a link stands: in more of its folders, then with fewer folders of its own. */
function nearer(one: string, other: string, from: string): number {
  const origin = folderOf(from).split("/");
  const shared = (path: string): number => {
    const parts = folderOf(path).split("/");
    let count = 0;
    while (count < parts.length && count < origin.length && parts[count] === origin[count]) count++;
    return count;
  };
  return (
    shared(other) - shared(one) ||
    one.split("/").length - other.split("/").length ||
    (one < other ? -1 : one > other ? 1 : 0)
  );
}

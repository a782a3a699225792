import { folderOf } from "./note-path.ts";

/** A folder of notes, and how many lie in it at any depth. */
export interface NoteFolder {
  readonly path: string;
  readonly name: string;
  readonly count: number;
}

/** What lies in a folder: its folders by their names, and the notes that are in none of these, in their order. */
export interface FolderContent<T> {
  readonly folders: readonly NoteFolder[];
  readonly notes: readonly T[];
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** What lies in a folder of all vaults together; "" is the top. A folder that is none holds nothing. */
export function folderContent<T extends { readonly path: string }>(
  notes: readonly T[],
  folder: string,
): FolderContent<T> {
  const inside = folder === "" ? "" : `${normal(folder)}/`;
  const counts = new Map<string, number>();
  const here: T[] = [];
  for (const note of notes) {
    const at = normal(folderOf(note.path));
    if (at === normal(folder)) here.push(note);
    else if (at.startsWith(inside)) {
      const [name = ""] = at.slice(inside.length).split("/");
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const folders = [...counts]
    .map(([name, count]) => ({ path: inside + name, name, count }))
    .sort((one, other) => byName.compare(one.name, other.name) || (one.name < other.name ? -1 : 1));
  return { folders, notes: here };
}

/** A Mac composes the letters of names in another way; the folder is the same. */
function normal(path: string): string {
  return path.normalize("NFC");
}

/** The folders on the way to one, the outermost first, itself last. */
export function folderTrail(folder: string): readonly { readonly path: string; readonly name: string }[] {
  const parts = folder.split("/").filter((part) => part !== "");
  return parts.map((name, index) => ({ name, path: parts.slice(0, index + 1).join("/") }));
}

/** Whether any note lies in a folder. */
export function hasFolders(notes: readonly { readonly path: string }[]): boolean {
  return notes.some(({ path }) => path.includes("/"));
}

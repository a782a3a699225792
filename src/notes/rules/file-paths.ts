import type { Note } from "../note-record.ts";
import { safeFileName } from "./file-name.ts";
import { pathKey } from "./note-path.ts";
import { writtenTitle } from "./note-title.ts";

/** Paths of files, by the notes' ids. */
export type FilePaths = ReadonlyMap<string, string>;

/**
 * A path for every note, no two alike whatever the file system. A note with a file keeps its path; one that was begun here
 * gets a name from its title, or the one it left under before there were paths (`before`, without ending). Of two that lie
 * at one path, in two vaults, the first to come keeps it.
 */
export function filePaths(
  notes: readonly Note[],
  before: ReadonlyMap<string, string> = new Map(),
): FilePaths {
  const ordered = [...notes].sort(
    (one, other) =>
      Number(one.path === "") - Number(other.path === "") ||
      one.createdAt - other.createdAt ||
      (one.id < other.id ? -1 : 1),
  );
  /** The paths in use, and the vaults that files which differ from them in case alone belong to. */
  const taken = new Set<string>();
  const folded = new Map<string, string>();
  /** Of each path, how many were made of it: of ten thousand notes of one title, none is looked for from the start. */
  const numbers = new Map<string, number>();
  const paths = new Map<string, string>();
  for (const note of ordered) {
    const wanted = note.path === "" ? `${before.get(note.id) ?? nameOf(note)}.md` : note.path;
    // Files of one vault whose paths differ in case are two files where they came from.
    const isTaken = (path: string): boolean =>
      taken.has(path) ||
      (folded.has(pathKey(path)) && (note.path === "" || folded.get(pathKey(path)) !== note.vault));
    const path = unusedPath(wanted, isTaken, numbers);
    taken.add(path);
    folded.set(pathKey(path), note.path === "" ? note.id : note.vault);
    paths.set(note.id, path);
  }
  return paths;
}

/** A path, with a number before its ending where it is taken; `numbers` says where to begin to count, and is kept. */
export function unusedPath(
  wanted: string,
  isTaken: (path: string) => boolean,
  numbers: Map<string, number> = new Map(),
): string {
  const dot = wanted.lastIndexOf(".") > wanted.lastIndexOf("/") ? wanted.lastIndexOf(".") : wanted.length;
  let path = wanted;
  for (let number = numbers.get(pathKey(wanted)) ?? 2; isTaken(path); number++) {
    path = `${wanted.slice(0, dot)} ${number}${wanted.slice(dot)}`;
    numbers.set(pathKey(wanted), number + 1);
  }
  return path;
}

function nameOf(note: Note): string {
  return safeFileName(writtenTitle(note.body), `Note ${new Date(note.createdAt).toISOString().slice(0, 10)}`);
}

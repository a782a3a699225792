import { derivedId } from "../../records/identity.ts";
import type { Note } from "../note-record.ts";
import { likenessOf } from "../rules/likeness.ts";
import { pathKey } from "../rules/note-path.ts";
import type { IndexedNote } from "../vaults/vault-index.ts";
import type { ReadNote, ReadVault } from "./read-chosen.ts";

/** A file with the note it is: one that is here, or a new one with the id it gets on every device. */
export interface MatchedNote {
  readonly file: ReadNote;
  readonly id: string;
  readonly present: Note | undefined;
  /** The vault it belongs to; "" for none. */
  readonly vault: string;
  /** Its path in that vault. */
  readonly path: string;
  /** What the index of the vault says of it. */
  readonly indexed: IndexedNote | undefined;
}

/** The share of a vault's files, of the smaller of two, that lie at the same paths in what is the same vault. */
const SAME_VAULT = 0.5;

/**
 * The vault that was read, by its id: what its own index says, else the one here with most of the same paths and at least
 * one same text, else a new one; files that were chosen one by one belong to none ("").
 */
export function vaultOf(read: ReadVault, notes: readonly Note[]): string {
  if (!read.isVault) return "";
  const indexed = read.indexes[0]?.vault;
  if (indexed !== undefined && indexed !== "") return indexed;
  const files = new Map(read.notes.map((file) => [pathKey(file.path), file]));
  const here = new Map<string, { files: number; paths: number; texts: number }>();
  for (const { vault, path, body } of notes) {
    if (vault === "") continue;
    const count = here.get(vault) ?? { files: 0, paths: 0, texts: 0 };
    const file = files.get(pathKey(path));
    here.set(vault, {
      files: count.files + 1,
      paths: count.paths + Number(file !== undefined),
      texts: count.texts + Number(file?.text === body),
    });
  }
  const [best] = [...here].sort(([, one], [, other]) => other.texts - one.texts || other.paths - one.paths);
  if (
    best !== undefined &&
    best[1].texts > 0 &&
    best[1].paths >= SAME_VAULT * Math.min(best[1].files, files.size)
  )
    return best[0];
  return derivedId("vault", ...read.notes.map(({ path, hash }) => `${path} ${hash}`).sort());
}

/**
 * Finds for each file the note it is: by the index of its vault, by its path, by the line earlier versions wrote into it,
 * by its text where it was renamed, by what it has in common with a note that an earlier version brought in. No two files
 * are one note. A file that an index lists belongs to the vault of that index: an export of everything holds several.
 */
export function matchNotes(read: ReadVault, vault: string, notes: readonly Note[]): readonly MatchedNote[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const indexed = read.indexes.flatMap((index) =>
    index.notes.map((note) => ({ ...note, vault: index.vault })),
  );
  const vaults = new Set([vault, ...indexed.map((note) => note.vault)]);
  const ofVaults = notes.filter((note) => vaults.has(note.vault) && note.path !== "");
  const byPath = new Map(ofVaults.map((note) => [keyWithin(note.vault, note.path), note]));
  const incoming = new Set(read.notes.map(({ path }) => pathKey(path)));
  const renamed = grouped(
    ofVaults.filter((note) => !incoming.has(pathKey(note.path))),
    ({ body }) => body,
  );
  const earlier = grouped(
    notes.filter((note) => note.path === ""),
    ({ body }) => likenessOf(body),
  );
  const indexedByPath = new Map(indexed.map((note) => [pathKey(note.path), note]));
  const indexedByHash = new Map(
    indexed.filter((note) => !incoming.has(pathKey(note.path))).map((note) => [note.hash, note]),
  );
  const taken = new Set<string>();
  const matched = read.notes.map((file): MatchedNote => {
    const known = indexedByPath.get(pathKey(file.path)) ?? indexedByHash.get(file.hash);
    const own = known?.vault ?? vault;
    const free = (note: Note | undefined): note is Note => note !== undefined && !taken.has(note.id);
    const candidates = [
      known === undefined ? undefined : byId.get(known.id),
      samePathNote(file, byPath.get(keyWithin(own, file.path)), read.isVault),
      file.earlier === undefined ? undefined : byId.get(file.earlier.id),
      renamed.get(file.text)?.find(free),
      file.likeness === "" ? undefined : earlier.get(file.likeness)?.find(free),
    ];
    const present = candidates.find(free);
    const newId = (): string => {
      const told = [known?.id, file.earlier?.id].find(
        (id) => id !== undefined && !taken.has(id) && !byId.has(id),
      );
      return (
        told ?? freeId(["vault-note", own, file.path, ...(read.isVault ? [] : [file.text])], taken, byId)
      );
    };
    const id = present?.id ?? newId();
    taken.add(id);
    return { file, id, present, vault: own, path: pathOf(file, present, known), indexed: known };
  });
  return matched;
}

/**
 * The path a note gets from its file. Where the file lies as it left, a note that is here keeps the path it has: it may have
 * been renamed since, or have left under another name because that of another vault stood there.
 */
function pathOf(file: ReadNote, present: Note | undefined, known: IndexedNote | undefined): string {
  if (known === undefined || pathKey(known.path) !== pathKey(file.path)) return file.path;
  return (present?.path ?? "") || (known.ownPath ?? file.path);
}

function keyWithin(vault: string, path: string): string {
  return `${vault}\n${pathKey(path)}`;
}

/** A file that was chosen by itself is the note of its name only where it is that text as well: many files have one name. */
function samePathNote(file: ReadNote, note: Note | undefined, isVault: boolean): Note | undefined {
  return isVault || note?.body === file.text || note?.fileHash === file.hash ? note : undefined;
}

function freeId(
  parts: readonly string[],
  taken: ReadonlySet<string>,
  byId: ReadonlyMap<string, Note>,
): string {
  for (let number = 0; ; number++) {
    const id = derivedId(...parts, ...(number === 0 ? [] : [String(number)]));
    if (!taken.has(id) && !byId.has(id)) return id;
  }
}

function grouped(
  notes: readonly Note[],
  keyOf: (note: Note) => string,
): ReadonlyMap<string, readonly Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = keyOf(note);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return groups;
}

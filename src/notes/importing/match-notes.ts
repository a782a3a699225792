import { derivedId } from "../../records/identity.ts";
import type { Note } from "../note-record.ts";
import { likenessOf, plainText } from "../rules/likeness.ts";
import { pathKey } from "../rules/note-path.ts";
import type { IndexedNote } from "../vaults/vault-index.ts";
import type { ReadNote, ReadVault } from "./read-chosen.ts";
import { pathInVault, regionOf, type VaultRegion, vaultRegions } from "./vault-regions.ts";

/** A file with the note it is: one that is here, or a new one with the id it gets on every device. */
export interface MatchedNote {
  readonly file: ReadNote;
  readonly id: string;
  readonly present: Note | undefined;
  /** The vault it belongs to; "" for none. */
  readonly vault: string;
  /** The path of the file in that vault. */
  readonly path: string;
  /** What the index of the vault says of it. */
  readonly indexed: IndexedNote | undefined;
}

/** Letters that a note and a file need to have in common to be taken for the same where their links differ. */
const TELLING = 24;

/**
 * Finds for each file the note it is: by the index of its vault, by its path, by the line earlier versions wrote into it,
 * by its bytes or its text where it was renamed, by what it has in common with a note that an earlier version brought in.
 * No two files are one note. A file belongs to the vault of the index around it: an export of everything holds several.
 */
export function matchNotes(
  read: ReadVault,
  notes: readonly Note[],
  regions: readonly VaultRegion[] = vaultRegions(read, notes),
): readonly MatchedNote[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const vaults = new Set(regions.map(({ vault }) => vault));
  const ofVaults = notes.filter((note) => vaults.has(note.vault) && note.path !== "");
  const placed = read.notes.map((file) => {
    const region = regionOf(file.path, regions);
    return {
      file,
      vault: region?.vault ?? "",
      path: region === undefined ? file.path : pathInVault(file.path, region),
    };
  });
  // Paths that differ in case, or in how letters are composed, are two files where both are there.
  const byPath = new Map(ofVaults.map((note) => [`${note.vault}\n${note.path}`, note]));
  const byFoldedPath = new Map(ofVaults.map((note) => [`${note.vault}\n${pathKey(note.path)}`, note]));
  const incoming = new Set(placed.map(({ vault, path }) => `${vault}\n${path}`));
  const unplaced = ofVaults.filter((note) => !incoming.has(`${note.vault}\n${note.path}`));
  const isUnplaced = new Set(unplaced);
  const byHash = grouped(unplaced, ({ fileHash }) => fileHash);
  const byText = grouped(unplaced, ({ body }) => body);
  const begun = notes.filter((note) => note.path === "");
  const plain = grouped(begun, ({ body }) => plainText(body));
  const alike = grouped(begun, ({ body }) => likenessOf(body));
  const indexed = indexedFiles(regions, read.notes);
  const taken = new Set<string>();
  const free = (note: Note | undefined): note is Note => note !== undefined && !taken.has(note.id);
  return placed.map(({ file, vault: around, path }): MatchedNote => {
    const known = indexed(file);
    const vault = known?.vault ?? around;
    const folded = byFoldedPath.get(`${vault}\n${pathKey(path)}`);
    const candidates = [
      known === undefined ? undefined : byId.get(known.note.id),
      samePathNote(file, byPath.get(`${vault}\n${path}`), read.isVault),
      folded !== undefined && isUnplaced.has(folded) ? samePathNote(file, folded, read.isVault) : undefined,
      file.earlier === undefined ? undefined : byId.get(file.earlier.id),
      byHash.get(file.hash)?.find(free),
      file.text.trim() === "" ? undefined : byText.get(file.text)?.find(free),
      file.text.trim() === "" ? undefined : plain.get(plainText(file.text))?.find(free),
      file.likeness.length < TELLING ? undefined : alike.get(file.likeness)?.find(free),
    ];
    const present = candidates.find(free);
    const told = [known?.note.id, file.earlier?.id].find(
      (id) => id !== undefined && !taken.has(id) && !byId.has(id),
    );
    const id =
      present?.id ??
      told ??
      freeId(["vault-note", vault, path, ...(read.isVault ? [] : [file.text])], taken, byId);
    taken.add(id);
    return { file, id, present, vault, path: known?.path ?? path, indexed: known?.note };
  });
}

interface KnownFile {
  readonly note: IndexedNote;
  readonly vault: string;
  /** Its path in the vault, where it lies as it left. */
  readonly path: string | undefined;
}

/** Finds what the indexes around a file say of it: by its path, else by its bytes where it was renamed. */
function indexedFiles(
  regions: readonly VaultRegion[],
  files: readonly ReadNote[],
): (file: ReadNote) => KnownFile | undefined {
  const hashes = new Map(files.map(({ path, hash }) => [path, hash]));
  const byPath = new Map<string, KnownFile>();
  const byHash = new Map<string, KnownFile>();
  for (const { top, vault, index } of regions)
    for (const note of index?.notes ?? []) {
      const path = top + note.path;
      const before = byPath.get(path);
      // Of what two devices say of one file, what says how it stands.
      const stands = hashes.get(path) === note.hash;
      if (before === undefined || stands) byPath.set(path, { note, vault, path: note.ownPath });
      if (!hashes.has(path)) byHash.set(note.hash, { note, vault, path: undefined });
    }
  return (file) => byPath.get(file.path) ?? byHash.get(file.hash);
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
    if (key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return groups;
}

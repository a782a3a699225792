import { derivedId } from "../../records/identity.ts";
import type { Note } from "../note-record.ts";
import { commonFolder, pathKey } from "../rules/note-path.ts";
import type { IndexedFile, IndexedNote } from "../vaults/vault-index.ts";
import type { FoundIndex, ReadNote, ReadVault } from "./read-chosen.ts";

/** A part of what was read that belongs to one vault: all below a folder, with where that folder is in the vault. */
export interface VaultRegion {
  /** The folder as it was read, with its slash; "" for all of it. */
  readonly top: string;
  readonly vault: string;
  /** What stands before a path of it in the vault. */
  readonly prefix: string;
  readonly index: FoundIndex | undefined;
}

/** The share of a vault's files, of the smaller of two, that lie at the same paths in what is the same vault. */
const SAME_PATHS = 0.5;
/** The share of those whose texts have lines in common. */
const SAME_TEXTS = 0.3;

/**
 * The vaults that were read, the innermost folder first: what their own indexes say, else the one here with most of the same
 * paths and of the texts there, also below another folder than before, else a new one; files that were chosen one by one
 * belong to none ("").
 */
export function vaultRegions(read: ReadVault, notes: readonly Note[]): readonly VaultRegion[] {
  if (!read.isVault) return [{ top: "", vault: "", prefix: "", index: undefined }];
  if (read.indexes.length > 0)
    return read.indexes
      .map((index) => ({ top: index.top, vault: index.vault, prefix: prefixOf(index.notes), index }))
      .sort(
        (one, other) =>
          other.top.length - one.top.length || Number(one.vault === "") - Number(other.vault === ""),
      );
  const here = new Map<string, Note[]>();
  for (const note of notes)
    if (note.vault !== "" && note.path !== "") here.set(note.vault, [...(here.get(note.vault) ?? []), note]);
  const top = commonFolder(read.notes.map(({ path }) => path));
  const found = [...here]
    .flatMap(([vault, some]) => {
      const own = commonFolder(some.map(({ path }) => path));
      return [
        { top: "", vault, prefix: "", index: undefined },
        { top, vault, prefix: own, index: undefined },
      ].map((region) => ({ region, texts: textsAlike(read.notes, some, region) }));
    })
    .filter(({ texts }) => texts > 0)
    .sort((one, other) => other.texts - one.texts)[0];
  if (found !== undefined) return [found.region];
  const vault = derivedId("vault", ...read.notes.map(({ path, hash }) => `${path} ${hash}`).sort());
  return [{ top: "", vault, prefix: "", index: undefined }];
}

/** The region a file lies in; the first of those around it. */
export function regionOf(path: string, regions: readonly VaultRegion[]): VaultRegion | undefined {
  return regions.find(({ top }) => path.startsWith(top)) ?? regions[0];
}

/** The path in its vault of a file that was read. */
export function pathInVault(path: string, { top, prefix, index }: VaultRegion): string {
  const relative = path.startsWith(top) ? path.slice(top.length) : path;
  const known: IndexedFile | undefined = index?.files?.find((file) => file.path === relative);
  return known?.ownPath ?? prefix + relative;
}

/** What stands before the paths of an index in their vault. */
function prefixOf(notes: readonly IndexedNote[]): string {
  const kept = notes.find(({ path, ownPath }) => ownPath.endsWith(path));
  return kept === undefined ? "" : kept.ownPath.slice(0, kept.ownPath.length - kept.path.length);
}

/** How many texts are alike where enough of the paths are the same; 0 where it is another vault. */
function textsAlike(files: readonly ReadNote[], notes: readonly Note[], region: VaultRegion): number {
  const byPath = new Map(notes.map((note) => [pathKey(note.path), note]));
  let [paths, texts] = [0, 0];
  for (const file of files) {
    const note = byPath.get(pathKey(pathInVault(file.path, region)));
    if (note === undefined) continue;
    paths++;
    if (isAlike(note.body, file.text)) texts++;
  }
  const isSame =
    paths >= SAME_PATHS * Math.min(files.length, notes.length) && texts >= Math.max(1, SAME_TEXTS * paths);
  return isSame ? texts : 0;
}

/** Whether two texts are one, or have half of the lines of the shorter one in common; texts without words have nothing in common. */
function isAlike(one: string, other: string): boolean {
  const lines = (text: string): ReadonlySet<string> =>
    new Set(
      text
        .split(/\r\n?|\n/)
        .map((line) => line.trim())
        .filter((line) => /[\p{L}\p{N}]/u.test(line)),
    );
  if (one === other) return /[\p{L}\p{N}]/u.test(one);
  const [mine, theirs] = [lines(one), lines(other)];
  const shared = [...mine].filter((line) => theirs.has(line)).length;
  return shared > 0 && shared * 2 >= Math.min(mine.size, theirs.size);
}

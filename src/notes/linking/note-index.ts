import { computed } from "@preact/signals";
import type { Note } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import { outlineOf, titleOf } from "../outlines/note-outlines.ts";
import { type IndexedFile, type LinkOrigin, PathIndex } from "../rules/path-index.ts";
import { vaultFiles } from "../vaults/vault-files-store.ts";

const entries = new WeakMap<Note, IndexedFile>();

function entryOf(note: Note): IndexedFile {
  const outline = outlineOf(note);
  const known = entries.get(note);
  if (known !== undefined && known.aliases === outline?.aliases) return known;
  const { id, path, vault } = note;
  const entry = { id, path, vault, title: outline?.title ?? titleOf(note), aliases: outline?.aliases ?? [] };
  entries.set(note, entry);
  return entry;
}

/** All notes by their paths, names, aliases and titles. */
const noteIndex = computed(() => new PathIndex(allNotes.value.map(entryOf)));

/** All files that notes show, by their paths and names. */
const fileIndex = computed(
  () =>
    new PathIndex(vaultFiles().map(({ id, path, vault }) => ({ id, path, vault, title: "", aliases: [] }))),
);

/** The note a link leads to, by its id; undefined where it leads to none. */
export function noteLinked(target: string, from: LinkOrigin): string | undefined {
  return noteIndex.value.resolve(target, from)?.id;
}

/** The file of a vault a link leads to, by the id of its record. */
export function fileLinked(target: string, from: LinkOrigin): string | undefined {
  return fileIndex.value.resolve(target, from)?.id;
}

import { computed, effect, signal } from "@preact/signals";
import { whenIdle } from "../../ui/rendering/when-idle.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import type { Note } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import type { NoteOutline } from "../rules/note-outline.ts";
import { noteTitle } from "../rules/note-title.ts";
import { type KeptOutline, outlineKey } from "./kept-outline.ts";
import { outlineShelf } from "./outline-shelf.ts";
import type { UnderstandableNote } from "./outline-worker.ts";

/*
 * What is understood of all notes. It lies on a shelf; what is missing or of an older text is understood in a worker, a
 * moment after the notes were read or changed, and until then a note has the outline it had.
 */

/** Milliseconds the worker may take for a part of the notes. */
const PATIENCE = 60_000;
/** So many notes are understood in the page, in a moment in which it has nothing else to do. */
const FEW = 3;

/** Which outline belongs to a note, for its text as it stands: the same object means the same text. */
const fresh = new WeakMap<Note, NoteOutline>();
/** Counts up where outlines were found that were not known before. */
const revision = signal(0);
let isUnderstanding = false;
let follows = false;

/** What is understood of a note; undefined where nothing is yet. Whoever reads it follows it. */
export function outlineOf(note: Note): NoteOutline | undefined {
  revision.value;
  return knownOutline(note) ?? outlineShelf.values.peek().get(note.id)?.outline;
}

function knownOutline(note: Note): NoteOutline | undefined {
  const known = fresh.get(note);
  if (known !== undefined) return known;
  const kept = outlineShelf.values.peek().get(note.id);
  if (kept === undefined || kept.key !== outlineKey(note.body, note.path)) return undefined;
  fresh.set(note, kept.outline);
  return kept.outline;
}

const titles = new WeakMap<Note, string>();

/** The title of a note, found once for its text as it stands. */
export function titleOf(note: Note): string {
  const known = titles.get(note) ?? knownOutline(note)?.title ?? noteTitle(note.body, note.path);
  titles.set(note, known);
  return known;
}

/** Reads the outlines, and keeps them up with the notes from then on. */
export async function loadOutlines(): Promise<void> {
  if (follows) return;
  follows = true;
  await outlineShelf.load();
  revision.value++;
  effect(() => {
    outlineShelf.values.value;
    if (allNotes.value.some((note) => knownOutline(note) === undefined)) whenIdle(() => void understand());
  });
}

async function understand(): Promise<void> {
  if (isUnderstanding) return;
  isUnderstanding = true;
  const stale = allNotes.peek().filter((note) => knownOutline(note) === undefined);
  const byId = new Map(stale.map((note) => [note.id, note]));
  try {
    const take = (outlines: readonly KeptOutline[]): void => {
      for (const { id, outline } of outlines) {
        const note = byId.get(id);
        if (note !== undefined) fresh.set(note, outline);
      }
      revision.value++;
    };
    const asked = stale.map(({ id, body, path }): UnderstandableNote => ({ id, body, path }));
    const outlines = stale.length <= FEW ? await here(asked) : await away(asked, take);
    take(outlines);
    // A full disk only means that they are understood again next time.
    await outlineShelf.keep(outlines);
  } catch (error) {
    console.error(error);
    return;
  } finally {
    isUnderstanding = false;
  }
  if (allNotes.peek().some((note) => knownOutline(note) === undefined)) whenIdle(() => void understand());
}

async function here(notes: readonly UnderstandableNote[]): Promise<readonly KeptOutline[]> {
  const [{ outlineNote }, { keptOutline }] = await Promise.all([
    import("../rules/note-outline.ts"),
    import("./kept-outline.ts"),
  ]);
  return notes.map(({ id, body, path }) => keptOutline(id, body, path, outlineNote(body, path)));
}

function away(
  notes: readonly UnderstandableNote[],
  take: (outlines: readonly KeptOutline[]) => void,
): Promise<readonly KeptOutline[]> {
  const worker = new Worker(new URL("./outline-worker.ts", import.meta.url), { type: "module" });
  const all: KeptOutline[] = [];
  return askWorker<readonly KeptOutline[]>(worker, notes, {
    patience: PATIENCE,
    answerIn(data) {
      const { outlines, isLast } = data as { outlines: readonly KeptOutline[]; isLast: boolean };
      all.push(...outlines);
      if (isLast) return { answer: all };
      take(outlines);
      return undefined;
    },
  });
}

/** The tags in use, with how many notes have each, the most used first. */
export const tagsInUse = computed<readonly { readonly tag: string; readonly count: number }[]>(() => {
  const counts = new Map<string, number>();
  for (const note of allNotes.value)
    for (const tag of outlineOf(note)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1));
});

/** The notes that have a tag, in their order. */
export function notesTagged(tag: string): readonly Note[] {
  return allNotes.value.filter((note) => outlineOf(note)?.tags.includes(tag));
}

import { computed } from "@preact/signals";
import { routeTo } from "../../ui/navigation/route.ts";
import type { Note } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import { outlineOf, titleOf } from "../outlines/note-outlines.ts";
import { foldedWords, type Suggestible } from "../rules/link-suggestions.ts";
import { fileTitle } from "../rules/note-path.ts";
import { type LinkTarget, linkTargets } from "./link-targets.ts";
import { linkToNote } from "./link-to-title.ts";

/** Something a link can lead to, with what it is found by; the link itself is worked out where it is chosen. */
export interface LinkCandidate extends Suggestible, Pick<LinkTarget, "kind" | "title" | "detail"> {
  readonly key: string;
  /** The note it is; undefined for a thing of another domain. */
  readonly note?: string;
  readonly link: () => string;
}

const ofNotes = new WeakMap<Note, LinkCandidate>();
const ofTargets = new WeakMap<LinkTarget, LinkCandidate>();

function candidateOfNote(note: Note): LinkCandidate | undefined {
  const known = ofNotes.get(note);
  if (known !== undefined) return known;
  const title = titleOf(note);
  if (title === "") return undefined;
  const names = [title, fileTitle(note.path), ...(outlineOf(note)?.aliases ?? [])].map(foldedWords);
  const candidate: LinkCandidate = {
    key: routeTo("notes", { note: note.id }),
    kind: "note",
    title,
    detail: note.path.replace(/\.md$/i, ""),
    names: [...new Set(names)].filter((name) => name !== ""),
    note: note.id,
    link: () => linkToNote(note, title),
  };
  // Until a note is understood its aliases are missing.
  if (outlineOf(note) !== undefined) ofNotes.set(note, candidate);
  return candidate;
}

function candidateOfTarget(target: LinkTarget): LinkCandidate {
  const known = ofTargets.get(target);
  if (known !== undefined) return known;
  const { kind, title, detail, place, link } = target;
  const candidate: LinkCandidate = {
    key: `${kind} ${place} ${title}`,
    kind,
    title,
    ...(detail === undefined ? {} : { detail }),
    names: [foldedWords(title)],
    link: () => link,
  };
  ofTargets.set(target, candidate);
  return candidate;
}

/** Everything a note can link to: the notes, the last written first, then the things of the other domains. */
export const linkCandidates = computed<readonly LinkCandidate[]>(() => [
  ...allNotes.value.flatMap((note) => candidateOfNote(note) ?? []),
  ...linkTargets.value.all().map(candidateOfTarget),
]);

import { type About, aboutKey, type Note } from "../note-record.ts";
import { allNotes } from "../notes-in-order.ts";
import { outlineOf } from "../outlines/note-outlines.ts";
import { sameTitle } from "../rules/title-key.ts";
import { noteLinked } from "./note-index.ts";

/** The notes whose links lead to a note. */
export function notesLinkingTo(id: string): readonly Note[] {
  return allNotes.value.filter(
    (note) => note.id !== id && outlineOf(note)?.links.some(({ target }) => noteLinked(target, note) === id),
  );
}

/** The notes about something, and those whose text links to it by its title or its address. */
export function notesAbout(about: About): readonly Note[] {
  if (about.kind === "nothing") return [];
  const key = aboutKey(about);
  const address = "address" in about ? about.address : "";
  return allNotes.value.filter((note) => {
    if (aboutKey(note.about) === key) return true;
    const outline = outlineOf(note);
    return (
      (address !== "" && outline?.addresses.some((linked) => linked === address)) ||
      (about.title !== "" && outline?.links.some(({ target }) => sameTitle(target, about.title)))
    );
  });
}

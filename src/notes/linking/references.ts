import { type About, aboutKey, type Note } from "../note-record.ts";
import { allNotes } from "../notes-store.ts";
import { linkedAddresses, linkedTitles, sameTitle } from "../rules/note-tags.ts";

interface References {
  readonly titles: readonly string[];
  readonly addresses: readonly string[];
}

/** What a note was last found to link to, for its text as it then stood: the same object means the same text. */
const known = new WeakMap<Note, References>();

function referencesOf(note: Note): References {
  let found = known.get(note);
  if (found === undefined) {
    found = { titles: linkedTitles(note.body), addresses: linkedAddresses(note.body) };
    known.set(note, found);
  }
  return found;
}

/** The notes that link to a title. */
export function notesLinkingTo(title: string): readonly Note[] {
  return title === ""
    ? []
    : allNotes.value.filter((note) => referencesOf(note).titles.some((linked) => sameTitle(linked, title)));
}

/** The notes about something, and those whose text links to it by its title or its address. */
export function notesAbout(about: About): readonly Note[] {
  if (about.kind === "nothing") return [];
  const key = aboutKey(about);
  const address = "address" in about ? about.address : "";
  return allNotes.value.filter((note) => {
    if (aboutKey(note.about) === key) return true;
    const { titles, addresses } = referencesOf(note);
    return (
      (address !== "" && addresses.some((linked) => linked === address)) ||
      (about.title !== "" && titles.some((linked) => sameTitle(linked, about.title)))
    );
  });
}

import { useEffect } from "preact/hooks";
import { ButtonLink } from "../../ui/controls/button.tsx";
import { messages } from "../messages.ts";
import type { About } from "../note-record.ts";
import { loadNotes } from "../notes-store.ts";
import { newNoteAbout } from "./about-address.ts";
import { LinkedNotes } from "./backlinks.tsx";
import { notesAbout } from "./references.ts";

/** The notes about something and those that link to it, and a way to begin one. */
export function NotesAbout({ about, label }: { readonly about: About; readonly label: string }) {
  useEffect(() => void loadNotes(), []);
  const notes = notesAbout(about);
  return (
    <>
      <div class="row-of-buttons">
        <ButtonLink icon="write" href={newNoteAbout(about)}>
          {label}
        </ButtonLink>
      </div>
      {notes.length > 0 && <LinkedNotes title={messages.notesAbout} notes={notes} />}
    </>
  );
}

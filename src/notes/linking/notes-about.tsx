import { useEffect } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import type { About } from "../note-record.ts";
import { loadNotes } from "../notes-store.ts";
import { beginNote } from "../write-note.ts";
import { newNoteAbout } from "./about-address.ts";
import { LinkedNotes } from "./backlinks.tsx";
import { notesAbout } from "./references.ts";

/** The notes about something and those that link to it, and a way to begin one. */
export function NotesAbout({
  about,
  label,
  text,
}: {
  readonly about: About;
  readonly label: string;
  /** What a new one begins with, where that is anything. */
  readonly text?: string;
}) {
  const begin = async (first: string): Promise<void> => {
    const begun = await beginNote(about, first, Date.now());
    if (begun.ok) navigate(routeTo("notes", { note: begun.value }));
    else succeeded(begun);
  };
  useEffect(() => void loadNotes(), []);
  const notes = notesAbout(about);
  return (
    <>
      <div class="row-of-buttons">
        {text === undefined ? (
          <ButtonLink icon="write" href={newNoteAbout(about)}>
            {label}
          </ButtonLink>
        ) : (
          <Button icon="write" onPress={() => void begin(text)}>
            {label}
          </Button>
        )}
      </div>
      {notes.length > 0 && <LinkedNotes title={messages.notesAbout} notes={notes} />}
    </>
  );
}

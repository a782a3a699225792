import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { momentText } from "../../ui/text/moment-text.ts";
import { messages } from "../messages.ts";
import { restoreNote } from "../notes-store.ts";
import { noteHead } from "../rules/note-title.ts";
import { type TrashedNote, trashedNotes } from "./trashed-notes.ts";
import "../../ui/lists/rows.css";
import "./note-row.css";
import "./trash-sheet.css";

const EXCERPT = 100;

/** The notes deleted in the last thirty days, each with a way back. */
export function TrashSheet({ onClose }: { readonly onClose: () => void }) {
  const [notes, setNotes] = useState<readonly TrashedNote[] | undefined>(undefined);
  const read = async (): Promise<void> => {
    const found = await trashedNotes(Date.now());
    if (found.ok) setNotes(found.value);
    else succeeded(found);
  };
  useEffect(() => void read(), []);
  return (
    <Sheet title={messages.trashTitle} closeLabel={messages.close} onClose={onClose}>
      <p class="quiet-text">{notes?.length === 0 ? messages.trashEmpty : messages.trashText}</p>
      <ul>
        {notes?.map(({ note, deletedAt }) => {
          const { title: found, excerpt } = noteHead(note.body, note.path, EXCERPT);
          const title = found || messages.untitled;
          return (
            <li key={note.id} class="trash-row">
              <div class="trash-row__words">
                <p class="note-row__title two-lines" dir="auto">
                  {title}
                </p>
                <p class="two-lines" dir="auto">
                  {excerpt}
                </p>
                <p class="note-row__detail">{messages.deletedOn(momentText(deletedAt))}</p>
              </div>
              <Button
                label={messages.restoreLabel(title)}
                onPress={async () => {
                  if (!succeeded(await restoreNote(note.id))) return;
                  showToast(messages.restored);
                  await read();
                }}
              >
                {messages.restore}
              </Button>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

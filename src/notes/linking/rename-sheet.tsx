import { useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { SubmitButton } from "../../ui/controls/button.tsx";
import { TextField } from "../../ui/controls/field.tsx";
import { Switch } from "../../ui/controls/switch.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "../messages.ts";
import type { Note } from "../note-record.ts";
import { titleOf } from "../outlines/note-outlines.ts";
import { safeFileName } from "../rules/file-name.ts";
import { pathTrouble, renameNote, renamingOf, undoRename } from "./rename-note.ts";

/** The path of a note's file, to be changed: its folders and its name, with the links that lead to it. */
export function RenameSheet({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const [words, setWords] = useState(
    // One that never left has the name it would leave under.
    note.path === "" ? safeFileName(titleOf(note), "") : note.path.replace(/\.md$/i, ""),
  );
  const [withLinks, setWithLinks] = useState(true);
  const to = `${words
    .split("/")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("/")}.md`;
  const trouble = pathTrouble(note, to);
  const renaming = renamingOf(note, to);
  const rename = async (): Promise<void> => {
    if (!succeeded(await renameNote(renaming, withLinks, Date.now()))) return;
    onClose();
    showToast(messages.renamed, {
      label: messages.undo,
      run: () => void undoRename(renaming, withLinks, Date.now()).then(succeeded),
    });
  };
  return (
    <Sheet title={messages.renameTitle} closeLabel={messages.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (trouble === undefined && to !== note.path) void rename();
        }}
      >
        <TextField label={messages.path} hint={messages.pathHint} value={words} onInput={setWords} focus />
        {trouble !== undefined && <p role="alert">{messages.pathTroubles[trouble]}</p>}
        {renaming.links > 0 && (
          <Switch
            label={messages.changeLinks(renaming.links, renaming.texts.length)}
            hint={messages.changeLinksHint}
            on={withLinks}
            onChange={setWithLinks}
          />
        )}
        <SubmitButton kind="primary" full disabled={trouble !== undefined || to === note.path}>
          {messages.rename}
        </SubmitButton>
      </form>
    </Sheet>
  );
}

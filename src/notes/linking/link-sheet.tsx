import { useMemo, useState } from "preact/hooks";
import { TextField } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { allNotes } from "../notes-store.ts";
import { titleOf } from "../outlines/note-outlines.ts";
import { type LinkTarget, linkTargets } from "./link-targets.ts";
import { linkToNote } from "./link-to-title.ts";
import "../../ui/lists/rows.css";
import "./links.css";

const SHOWN = 40;

/** Everything a note can link to, found by its words; the choice is put in where the caret stands. */
export function LinkSheet(props: {
  readonly onChoose: (link: string) => void;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState("");
  const notes = allNotes.value;
  const targets = linkTargets.value;
  const all = useMemo(
    (): readonly LinkTarget[] => [
      ...notes.flatMap((note): readonly LinkTarget[] => {
        const title = titleOf(note);
        return title === ""
          ? []
          : [
              {
                kind: "note",
                title,
                detail: note.path.replace(/\.md$/i, ""),
                place: routeTo("notes", { note: note.id }),
                link: linkToNote(note, title),
              },
            ];
      }),
      ...targets.all(),
    ],
    [notes, targets],
  );
  const looked = words.trim().toLowerCase();
  const found = all.filter(({ title }) => title.toLowerCase().includes(looked)).slice(0, SHOWN);
  return (
    <Sheet title={messages.linkTo} closeLabel={messages.close} onClose={props.onClose}>
      <TextField label={messages.linkWords} value={words} onInput={setWords} focus />
      {found.length === 0 && <p class="quiet-text">{messages.noTargets}</p>}
      <ul class="link-list">
        {found.map((target) => (
          <li key={target.kind + target.place + target.title}>
            <button
              type="button"
              class="row-button link-list__one"
              onClick={() => props.onChoose(target.link)}
            >
              <span class="link-list__title" dir="auto">
                {target.title}
              </span>
              <span class="link-list__kind">
                {messages.targetKinds[target.kind]}
                {target.detail !== undefined && target.detail !== "" && ` · ${target.detail}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

import { useState } from "preact/hooks";
import { TextField } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { messages } from "../messages.ts";
import { suggestionsFor } from "../rules/link-suggestions.ts";
import { linkCandidates } from "./link-candidates.ts";
import "../../ui/lists/rows.css";
import "./links.css";

const SHOWN = 40;

/** Everything a note can link to, found by its words; the choice is put in where the caret stands. */
export function LinkSheet(props: {
  readonly onChoose: (link: string) => void;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState("");
  const found = suggestionsFor(linkCandidates.value, words, SHOWN);
  return (
    <Sheet title={messages.linkTo} closeLabel={messages.close} onClose={props.onClose}>
      <TextField label={messages.linkWords} value={words} onInput={setWords} focus />
      {found.length === 0 && <p class="quiet-text">{messages.noTargets}</p>}
      <ul class="link-list">
        {found.map(({ key, kind, title, detail, link }) => (
          <li key={key}>
            <button type="button" class="row-button link-list__one" onClick={() => props.onChoose(link())}>
              <span class="link-list__title" dir="auto">
                {title}
              </span>
              <span class="link-list__kind">{kindAndDetail(kind, detail)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The kind of a link target and its detail (folder, site), as one line. */
export function kindAndDetail(kind: keyof typeof messages.targetKinds, detail: string | undefined): string {
  return [messages.targetKinds[kind], detail ?? ""].filter((part) => part !== "").join(" · ");
}

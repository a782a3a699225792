import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { close } from "../../../ui/icons/reading-icons.ts";
import { messages } from "../messages.ts";
import type { OpenText } from "./open-text.ts";

/** Finds words in the open text and goes from one to the next. */
export function FindBar({ text, onClose }: { readonly text: OpenText; readonly onClose: () => void }) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const found = text.find(words);
  useEffect(() => text.showFound(found, at), [words, at, text]);
  useEffect(() => () => text.showFound([], 0), [text]);
  const step = (by: number): void => setAt(found.length === 0 ? 0 : (at + by + found.length) % found.length);
  return (
    <search>
      <form
        class="find-bar"
        onSubmit={(event) => {
          event.preventDefault();
          step(1);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      >
        <TextField
          label={messages.findField}
          focus
          value={words}
          onInput={(value) => {
            setWords(value);
            setAt(0);
          }}
          hint={words.trim() === "" ? "" : messages.found(at + 1, found.length)}
        />
        <IconButton
          icon="up"
          label={messages.findPrevious}
          disabled={found.length === 0}
          onPress={() => step(-1)}
        />
        <IconButton
          icon="down"
          label={messages.findNext}
          disabled={found.length === 0}
          onPress={() => step(1)}
        />
        <IconButton icon={close} label={messages.close} onPress={onClose} />
      </form>
    </search>
  );
}

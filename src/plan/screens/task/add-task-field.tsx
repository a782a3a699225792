import { useState } from "preact/hooks";
import { SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import type { Plan } from "../../plan-record.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { messages } from "./add-task-messages.ts";
import "./add-task.css";

/** The words of a new task; `added` gives the plan's text with it, from the text and those words. */
export function AddTaskField({
  plan,
  added,
  label = messages.words,
  focus = false,
}: {
  readonly plan: Plan;
  readonly added: (source: string, words: string) => string;
  readonly label?: string;
  readonly focus?: boolean;
}) {
  const [words, setWords] = useState("");
  const add = (typed: string): void => {
    if (typed.trim() === "") return;
    setWords("");
    void editWithUndo(plan, added(plan.source, typed), messages.added).then((isKept) => {
      // What could not be kept stands in the field again, unless something else does by now.
      if (!isKept) setWords((now) => (now === "" ? typed : now));
    });
  };
  return (
    <form
      class="add-task"
      onSubmit={(event) => {
        event.preventDefault();
        add(words);
      }}
    >
      <TextField label={label} value={words} onInput={setWords} onKeep={add} focus={focus} />
      <SubmitButton disabled={words.trim() === ""}>{messages.add}</SubmitButton>
    </form>
  );
}

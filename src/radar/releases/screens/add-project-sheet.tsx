import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { refreshRadar } from "../../refresh/refresh.ts";
import { messages } from "../messages.ts";
import { addProjects } from "../projects-store.ts";
import { readRepository } from "../rules/followed.ts";

/** Adds a project by its repository. */
export function AddProjectSheet({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const add = async (): Promise<void> => {
    const repository = readRepository(typed);
    if (repository === undefined) return setTrouble(messages.notRepository);
    const { added, outcome } = await addProjects([repository], Date.now());
    if (!succeeded(outcome)) return;
    if (added === 0) return setTrouble(messages.known);
    showToast(messages.added(1));
    onClose();
    void refreshRadar("by-hand");
  };
  return (
    <Sheet title={messages.addProject} closeLabel={messages.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={messages.where}
          placeholder={messages.wherePlaceholder}
          hint={messages.whereHint}
          value={typed}
          onInput={setTyped}
          focus
          {...(trouble === undefined ? {} : { trouble })}
        />
        <Button kind="primary" disabled={typed.trim() === ""} onPress={() => void add()}>
          {messages.add}
        </Button>
      </form>
    </Sheet>
  );
}

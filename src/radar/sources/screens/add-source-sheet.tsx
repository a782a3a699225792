import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { refreshRadar } from "../../refresh/refresh.ts";
import { findFeed } from "../find-feed.ts";
import { messages } from "../messages.ts";
import { addSources } from "../sources-store.ts";
import { sourceTroubleText } from "../trouble-text.ts";

/** Adds a source by its address, or by that of the site it belongs to. */
export function AddSourceSheet({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [finding, setFinding] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const add = async (): Promise<void> => {
    if (finding || typed.trim() === "") return;
    setFinding(true);
    setTrouble(undefined);
    const found = await findFeed(typed);
    setFinding(false);
    if (!found.ok) return setTrouble(sourceTroubleText(found.failure));
    const { added, outcome } = await addSources([found.value], Date.now());
    if (!succeeded(outcome)) return;
    if (added.length === 0) return setTrouble(messages.known);
    showToast(messages.added(1));
    onClose();
    void refreshRadar("by-hand");
  };
  return (
    <Sheet title={messages.addSource} closeLabel={messages.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={messages.address}
          kind="url"
          placeholder={messages.addressPlaceholder}
          hint={finding ? messages.finding : messages.addressHint}
          value={typed}
          onInput={setTyped}
          focus
          {...(trouble === undefined ? {} : { trouble })}
        />
        <Button kind="primary" disabled={finding || typed.trim() === ""} onPress={() => void add()}>
          {messages.add}
        </Button>
      </form>
    </Sheet>
  );
}

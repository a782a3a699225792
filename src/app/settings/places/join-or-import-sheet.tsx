import { useState } from "preact/hooks";
import { FileButton, SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { joinIn, joinInAddress } from "../../join-address.ts";
import { importedText, importFromFile, importTrouble } from "../export-and-import.ts";
import { messages } from "./messages.ts";

/** The ways to bring here what another device has: its link, which its code holds too, or its export file. */
export function JoinOrImportSheet({ onClose }: { readonly onClose: () => void }) {
  const [link, setLink] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [imported, setImported] = useState<{ readonly text: string; readonly isUrgent: boolean } | undefined>(
    undefined,
  );
  const join = (): void => {
    const carried = joinIn(link);
    if (carried === undefined) {
      setTrouble(messages.noJoinLink);
      return;
    }
    onClose();
    joinInAddress.value = carried;
  };
  const importFile = async (file: File): Promise<void> => {
    const outcome = await importFromFile(file);
    setImported(
      outcome.ok
        ? { text: importedText(outcome.value), isUrgent: false }
        : { text: importTrouble(outcome.failure), isUrgent: true },
    );
  };
  return (
    <Sheet title={messages.joinAnother} closeLabel={messages.close} onClose={onClose}>
      <section>
        <h3 class="setting-part__title">{messages.byLink}</h3>
        <p class="quiet-text">{messages.byLinkText}</p>
        <form
          class="setting-form"
          onSubmit={(event) => {
            event.preventDefault();
            join();
          }}
        >
          <TextField
            kind="url"
            label={messages.joinLink}
            value={link}
            onInput={(text) => {
              setTrouble(undefined);
              setLink(text);
            }}
            {...(trouble === undefined ? {} : { trouble })}
          />
          <div class="row-of-buttons">
            <SubmitButton kind="primary" disabled={link.trim() === ""}>
              {messages.goOn}
            </SubmitButton>
          </div>
        </form>
      </section>
      <section class="setting-part">
        <h3 class="setting-part__title">{messages.byFile}</h3>
        <p class="quiet-text">{messages.byFileText}</p>
        <div class="row-of-buttons">
          <FileButton
            label={messages.importFile}
            accept=".jsonl,.gz,.txt,application/jsonl,application/x-ndjson,application/gzip"
            onFile={(file) => void importFile(file)}
          />
        </div>
      </section>
      {imported !== undefined && (
        <Notice urgent={imported.isUrgent} icon={imported.isUrgent ? "warning" : "check"}>
          <p role={imported.isUrgent ? undefined : "status"}>{imported.text}</p>
        </Notice>
      )}
    </Sheet>
  );
}

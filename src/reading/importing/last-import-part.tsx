import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { momentText } from "../../ui/text/moment-text.ts";
import { type LastImport, lastImport, loadLastImport } from "./last-import.ts";
import { messages } from "./messages.ts";
import { undoImport } from "./undo-import.ts";

/** The last import of this device, with what takes it back as a whole; nothing where there is none. */
export function LastImportPart() {
  const [busy, setBusy] = useState(false);
  useEffect(() => void loadLastImport(), []);
  const last = lastImport.value;
  if (last === undefined) return null;
  const takeBack = async (made: LastImport): Promise<void> => {
    setBusy(true);
    const isDone = succeeded(await undoImport(made));
    setBusy(false);
    if (!isDone) return;
    showToast(messages.takenBack);
  };
  return (
    <section>
      <SectionHeading>{messages.lastImport}</SectionHeading>
      <p class="quiet-text">{messages.lastImportText(momentText(last.at), last.added)}</p>
      <div class="row-of-buttons">
        <Button disabled={busy} onPress={() => void takeBack(last)}>
          {messages.undoImport}
        </Button>
      </div>
    </section>
  );
}

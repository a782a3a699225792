import { useState } from "preact/hooks";
import { removeDatabase } from "../../../storage/database/database.ts";
import { storageFailureText } from "../../../storage/database/failure-messages.ts";
import { INBOX } from "../../../storage/library/inbox-name.ts";
import { inOneTab, summary } from "../../../sync/sync-store.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { appBase } from "../../../web/app-base.ts";
import { exportToFile } from "../export-and-import.ts";
import { messages } from "./messages.ts";

/** The way off this device: a last export, then everything goes. */
export function DeleteEverything() {
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <SectionHeading>{messages.deleteTitle}</SectionHeading>
      <p class="quiet-text">{messages.deleteText}</p>
      <div class="row-of-buttons">
        <Button icon="remove" onPress={() => setAsking(true)}>
          {messages.delete}
        </Button>
      </div>
      {asking && <Question onClose={() => setAsking(false)} />}
    </section>
  );
}

function Question({ onClose }: { readonly onClose: () => void }) {
  const [said, setSaid] = useState<string | undefined>(undefined);
  const { waiting } = summary.value;
  return (
    <Sheet title={messages.delete} closeLabel={messages.cancel} onClose={onClose}>
      <p>{messages.deleteQuestion}</p>
      {waiting > 0 && <Notice>{messages.deleteWaiting(waiting)}</Notice>}
      <div class="row-of-buttons">
        <Button
          kind="primary"
          icon="export"
          onPress={async () => {
            const outcome = await exportToFile();
            setSaid(outcome.ok ? messages.exported(outcome.value) : storageFailureText(outcome.failure));
          }}
        >
          {messages.exportFirst}
        </Button>
        <Button icon="remove" onPress={() => void inOneTab(deleteEverything)}>
          {messages.deleteNow}
        </Button>
      </div>
      {said !== undefined && <p role="status">{said}</p>}
    </Sheet>
  );
}

async function deleteEverything(): Promise<void> {
  await removeDatabase();
  localStorage.clear();
  sessionStorage.clear();
  if ("caches" in globalThis) await caches.delete(INBOX);
  // Begun anew, so that nothing that is still in memory is written again.
  location.replace(appBase.href);
}

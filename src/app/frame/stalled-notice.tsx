import { useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { messages } from "../messages.ts";
import { messages as settings } from "../settings/messages.ts";

/** That the app does not come to an end with its start, and the way to one's data all the same. */
export function StalledNotice() {
  const [result, setResult] = useState<string | undefined>(undefined);
  return (
    <Notice urgent>
      <p>{messages.stalled}</p>
      <div class="row-of-buttons">
        <Button onPress={() => location.reload()}>{messages.reload}</Button>
        <Button
          icon="export"
          onPress={async () => {
            const { exportToFile } = await import("../settings/export-and-import.ts");
            const outcome = await exportToFile();
            setResult(outcome.ok ? settings.exported(outcome.value) : storageFailureText(outcome.failure));
          }}
        >
          {settings.exportEverything}
        </Button>
      </div>
      {result !== undefined && <p role="status">{result}</p>}
    </Notice>
  );
}

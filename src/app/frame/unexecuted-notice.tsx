import { useState } from "preact/hooks";
import { unexecuted } from "../../storage/records/recover-journal.ts";
import { Button } from "../../ui/controls/button.tsx";
import { download } from "../../ui/download.ts";
import { Notice } from "../../ui/layout/notice.tsx";
import { messages } from "../messages.ts";

/** What was done and cannot be executed by this version: it stays in the journal, and can be saved as a file. */
export function UnexecutedNotice() {
  const [seen, setSeen] = useState(false);
  const entries = unexecuted.value;
  if (seen || entries.length === 0) return null;
  return (
    <Notice urgent>
      <p>{messages.unexecuted(entries.length)}</p>
      <div class="row-of-buttons">
        <Button onPress={() => location.reload()}>{messages.reload}</Button>
        <Button
          onPress={() =>
            download("wayside-journal.json", JSON.stringify(entries, null, 2), "application/json")
          }
        >
          {messages.saveUnexecuted}
        </Button>
        <Button onPress={() => setSeen(true)}>{messages.understood}</Button>
      </div>
    </Notice>
  );
}

import { databaseTrouble } from "../storage/database.ts";
import { storageFailureText } from "../storage/failure-messages.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { messages } from "./messages.ts";
import { startNewVersion, update } from "./worker-updates.ts";

/** What concerns the whole app: storage that does not do its part, a new version that waits. */
export function Notices() {
  const trouble = databaseTrouble.value;
  return (
    <>
      {trouble !== undefined && (
        <Notice urgent>
          <p>{storageFailureText(trouble)}</p>
          {(trouble.kind === "closed" || trouble.kind === "newer-database") && (
            <Button onPress={() => location.reload()}>{messages.reload}</Button>
          )}
        </Notice>
      )}
      {update.value === "waits" && (
        <Notice icon="sync">
          <p>{messages.updateReady}</p>
          <div class="row-of-buttons">
            <Button kind="primary" onPress={startNewVersion}>
              {messages.update}
            </Button>
            <Button
              onPress={() => {
                update.value = "none";
              }}
            >
              {messages.later}
            </Button>
          </div>
        </Notice>
      )}
      {update.value === "elsewhere" && (
        <Notice icon="sync">
          <p>{messages.updateElsewhere}</p>
          <Button onPress={() => location.reload()}>{messages.reload}</Button>
        </Notice>
      )}
    </>
  );
}

import { Button } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { messages } from "../messages.ts";
import { startNewVersion } from "./register-worker.ts";
import { update } from "./update-state.ts";

/** A new version that waits, or that another tab has started. */
export function UpdateNotice() {
  if (update.value === "elsewhere") {
    return (
      <Notice icon="sync">
        <p>{messages.updateElsewhere}</p>
        <Button onPress={() => location.reload()}>{messages.reload}</Button>
      </Notice>
    );
  }
  return (
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
  );
}

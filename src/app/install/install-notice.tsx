import { Button } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { installHint } from "./install-offer.ts";
import { InstallSteps } from "./install-steps.tsx";
import { messages } from "./messages.ts";

/** The way to install, shown once after the first plan; waved away, it does not come again. */
export function InstallNotice() {
  return (
    <Notice icon="saved">
      <p>
        <strong>{messages.title}</strong>
      </p>
      <p>{messages.text}</p>
      <InstallSteps />
      <div class="row-of-buttons">
        <Button
          kind="text"
          onPress={() => {
            installHint.value = false;
          }}
        >
          {messages.later}
        </Button>
      </div>
    </Notice>
  );
}

import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { acceptInstallOffer, installHint } from "./install-offer.ts";
import { installWay } from "./install-way.ts";
import { messages } from "./messages.ts";

/** The way to install in one line, shown once after the first task was done; waved away, it does not come again. */
export function InstallNotice() {
  const close = (): void => {
    installHint.value = false;
  };
  return (
    <Notice icon="saved">
      <p>{messages.short}</p>
      <div class="row-of-buttons">
        {installWay() === "button" ? (
          <Button
            kind="text"
            onPress={() => {
              close();
              void acceptInstallOffer();
            }}
          >
            {messages.install}
          </Button>
        ) : (
          <ButtonLink kind="text" href={routeTo("settings", { part: "install" })}>
            {messages.how}
          </ButtonLink>
        )}
        <Button kind="text" onPress={close}>
          {messages.later}
        </Button>
      </div>
    </Notice>
  );
}

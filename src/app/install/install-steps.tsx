import { Button } from "../../ui/controls/button.tsx";
import { acceptInstallOffer } from "./install-offer.ts";
import { installWay } from "./install-way.ts";
import { messages } from "./messages.ts";
import "./install.css";

/** How the app is installed here: a button where the browser offers it, else its two steps in words and a picture. */
export function InstallSteps() {
  const way = installWay();
  if (way === "installed") return <p class="quiet-text">{messages.installed}</p>;
  if (way === "button") {
    return (
      <div class="row-of-buttons">
        <Button kind="primary" onPress={() => void acceptInstallOffer()}>
          {messages.install}
        </Button>
      </div>
    );
  }
  const [first, second] = messages.steps[way];
  return (
    <ol class="install-steps">
      <li class="install-steps__step">
        <StepPicture path={way === "ios" ? drawings.share : drawings.menu} />
        <span>{first}</span>
      </li>
      <li class="install-steps__step">
        <StepPicture path={drawings.add} />
        <span>{second}</span>
      </li>
    </ol>
  );
}

/** What one has to look for, as paths of a 48 by 48 field: the signs as browsers draw them. */
const drawings = {
  share: "M24 30V9M17 15l7-7 7 7M16 20h-4v20h24V20h-4",
  menu: "M24 12h.01M24 24h.01M24 36h.01",
  add: "M15 8h18a5 5 0 0 1 5 5v22a5 5 0 0 1-5 5H15a5 5 0 0 1-5-5V13a5 5 0 0 1 5-5zM24 17v14M17 24h14",
} as const;

function StepPicture({ path }: { readonly path: string }) {
  return (
    <svg class="install-steps__picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

import { effect } from "@preact/signals";
import { render } from "preact";
import "../ui/theme/tokens.css";
import "../ui/theme/base.css";
import "../ui/theme/print.css";
import { loadPlans, plansReady } from "../plan/plan-store.ts";
import { recoverJournal } from "../storage/records/recover-journal.ts";
import { whenIdle } from "../ui/rendering/when-idle.ts";
import { App } from "./app.tsx";
import "./commands.ts";
import { firstPaint } from "./first-paint.ts";
import { hearInstallOffer } from "./install/install-offer.ts";
import { takeJoinFromAddress } from "./join-address.ts";
import { listenForKeys } from "./keyboard/listen-for-keys.ts";
import { watchStart } from "./start-state.ts";
import { applyTheme } from "./theme.ts";

takeJoinFromAddress();
applyTheme();
hearInstallOffer();
listenForKeys();
// What a page before this one was told and did not come to goes first; nothing is shown before it.
void recoverJournal();
void loadPlans();
const place = document.getElementById("app");
// Until now it showed the message of index.html, for a visit whose scripts do not arrive.
place?.replaceChildren();
if (place !== null) render(<App />, place);

/** The worker that keeps the app on the device, and says when there is a new version of it; registered once. */
let offering = false;
function offerUpdates(): void {
  if (offering) return;
  offering = true;
  void import("./update/register-worker.ts").then((worker) => worker.registerWorker());
}
// Whatever hangs at the start, a version that mends it must be able to come.
void watchStart(() => plansReady.peek()).then(offerUpdates);

// What the first screen does not need begins when it has been painted: thousands of records are read then.
const stopWaiting = effect(() => {
  if (!plansReady.value) return;
  requestAnimationFrame(() =>
    whenIdle(() => {
      stopWaiting();
      firstPaint.value = true;
      void import("./background-work.ts").then((work) => work.startBackgroundWork());
      offerUpdates();
    }),
  );
});

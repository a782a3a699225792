import { effect } from "@preact/signals";
import { render } from "preact";
import "../ui/theme/tokens.css";
import "../ui/theme/base.css";
import { loadPlans, plansReady } from "../plan/plan-store.ts";
import { whenIdle } from "../ui/rendering/when-idle.ts";
import { App } from "./app.tsx";
import { applyTheme } from "./theme.ts";
import { registerWorker } from "./worker-updates.ts";

applyTheme();
void loadPlans();
const place = document.getElementById("app");
if (place !== null) render(<App />, place);

// What the first screen does not need begins when it has been painted: thousands of records are read then.
const stopWaiting = effect(() => {
  if (!plansReady.value) return;
  requestAnimationFrame(() =>
    whenIdle(() => {
      stopWaiting();
      void registerWorker();
      void import("./background-work.ts").then((work) => work.startBackgroundWork());
    }),
  );
});

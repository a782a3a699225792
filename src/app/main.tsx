import { render } from "preact";
import "../ui/tokens.css";
import "../ui/base.css";
import { loadPlans } from "../plan/plan-store.ts";
import { App } from "./app.tsx";
import { applyTheme } from "./theme.ts";
import { registerWorker } from "./worker-updates.ts";

applyTheme();
void loadPlans();
const place = document.getElementById("app");
if (place !== null) render(<App />, place);

// What the first screen does not need begins when it has been painted.
requestAnimationFrame(() =>
  setTimeout(() => {
    void registerWorker();
    void import("./background-work.ts").then((work) => work.startBackgroundWork());
  }),
);

/// <reference lib="webworker" />

import type { Role } from "./rules/outline.ts";
import { understandPlan } from "./rules/understanding/understand-plan.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Understands one long plan away from the page. */
self.addEventListener(
  "message",
  (event: MessageEvent<{ source: string; roles: Readonly<Record<string, Role>> }>) => {
    self.postMessage(understandPlan(event.data.source, new Map(Object.entries(event.data.roles))));
  },
);

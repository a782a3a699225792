import { signal } from "@preact/signals";
import type { Workbox } from "workbox-window";
import { appBase } from "../storage/gateway-access.ts";

/** Whether a new version waits, or was started by another tab while this one still runs the old. */
export const update = signal<"none" | "waits" | "elsewhere">("none");

let workbox: Workbox | undefined;
let asked = false;

/**
 * Registers the service worker that keeps the app on the device. A new version waits until the person says so;
 * no page is ever reloaded by itself.
 */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const { Workbox } = await import("workbox-window");
  workbox = new Workbox(new URL("service-worker.js", appBase).href, { scope: appBase.pathname });
  workbox.addEventListener("waiting", () => {
    update.value = "waits";
  });
  workbox.addEventListener("controlling", (event) => {
    if (asked) location.reload();
    else if (event.isUpdate === true) update.value = "elsewhere";
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine)
      void workbox?.update().catch(() => undefined);
  });
  try {
    await workbox.register({ immediate: true });
  } catch {
    // Plain http on a network address, or a private window: the app runs, but only with its server.
  }
}

/** Lets the waiting version take over, and reloads once it has. */
export function startNewVersion(): void {
  asked = true;
  workbox?.messageSkipWaiting();
}

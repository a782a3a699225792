import { Workbox } from "workbox-window";
import { appBase } from "../../web/app-base.ts";
import { update } from "./update-state.ts";

let workbox: Workbox | undefined;
let asked = false;

/**
 * Registers the service worker that keeps the app on the device. A new version waits until the person says so;
 * no page is ever reloaded by itself.
 */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  workbox = new Workbox(new URL("service-worker.js", appBase).href, { scope: appBase.pathname });
  // The first worker takes charge of a page that had none; that is no new version.
  let hadWorker = navigator.serviceWorker.controller !== null;
  workbox.addEventListener("waiting", () => {
    update.value = "waits";
  });
  workbox.addEventListener("controlling", () => {
    if (asked) location.reload();
    else if (hadWorker) update.value = "elsewhere";
    hadWorker = true;
  });
  try {
    await workbox.register({ immediate: true });
  } catch {
    // Plain http on a network address, or a private window: the app runs, but only with its server.
    return;
  }
  // A page that was on its way while the first worker took charge was passed over: it asks for itself.
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("claim"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine)
      void workbox?.update().catch(() => undefined);
  });
}

/** Lets the waiting version take over, and reloads once it has. */
export function startNewVersion(): void {
  asked = true;
  workbox?.messageSkipWaiting();
}

import { signal } from "@preact/signals";
import { appBase } from "../web/gateway-access.ts";

/** Whether a new version waits, or was started by another tab while this one still runs the old. */
export const update = signal<"none" | "waits" | "elsewhere">("none");

let registration: ServiceWorkerRegistration | undefined;
let asked = false;

/**
 * Registers the service worker that keeps the app on the device. A new version waits until the person says so;
 * no page is ever reloaded by itself.
 */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const container = navigator.serviceWorker;
  // The first worker takes charge of a page that had none; that is no new version.
  let hadWorker = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (hadWorker) update.value = "elsewhere";
    hadWorker = true;
  });
  try {
    registration = await container.register(new URL("service-worker.js", appBase), {
      scope: appBase.pathname,
    });
  } catch {
    // Plain http on a network address, or a private window: the app runs, but only with its server.
    return;
  }
  const sayIfWaiting = (): void => {
    if (registration?.waiting != null && container.controller !== null) update.value = "waits";
  };
  sayIfWaiting();
  registration.addEventListener("updatefound", () => {
    registration?.installing?.addEventListener("statechange", sayIfWaiting);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine)
      void registration?.update().catch(() => undefined);
  });
}

/** Lets the waiting version take over, and reloads once it has. */
export function startNewVersion(): void {
  asked = true;
  registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
}

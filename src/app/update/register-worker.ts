import { Workbox } from "workbox-window";
import { appBase } from "../../web/app-base.ts";
import { update } from "./update-state.ts";
import { versionLock } from "./version-lock.ts";

let workbox: Workbox | undefined;
let asked = false;

/**
 * Registers the service worker that keeps the app on the device. A new version waits until the person says so;
 * no page is ever reloaded by itself.
 */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  holdVersion();
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
    const registration = await workbox.register({ immediate: true });
    if (registration !== undefined) hearLaterVersions(registration);
  } catch {
    // Plain http on a network address, or a private window: the app runs, but only with its server.
    return;
  }
  // A page that was on its way while the first worker took charge was passed over: it asks for itself.
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("claim"));
  const look = (): void => void workbox?.update().catch(() => undefined);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine) look();
  });
  // A version that came while there was no network, or whose files were not all there yet.
  addEventListener("online", look);
}

/**
 * Workbox follows one further version of a window's life; where that could not be installed whole, for the host was just
 * putting it in place, the next one counts as well.
 */
function hearLaterVersions(registration: ServiceWorkerRegistration): void {
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && navigator.serviceWorker.controller !== null)
        update.value = "waits";
    });
  });
}

/** Says, for as long as this window lives, that the version of the app it runs is needed (`former-version.ts`). */
function holdVersion(): void {
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src]");
  if (script === null) return;
  void navigator.locks?.request(
    versionLock(script.src),
    { mode: "shared" },
    () => new Promise(() => undefined),
  );
}

/** Lets the waiting version take over, and reloads once it has. */
export function startNewVersion(): void {
  asked = true;
  workbox?.messageSkipWaiting();
}

import { signal } from "@preact/signals";

/** The browser's own offer to install the app (Chromium's `beforeinstallprompt`), as far as it is used. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** The browser's offer, while it stands. */
export const installOffer = signal<InstallPrompt | undefined>(undefined);
/** Whether the notice that offers to install the app is shown; it comes once, after the first task was done. */
export const installHint = signal(false);

function isOffer(event: Event): event is InstallPrompt {
  return "prompt" in event && typeof event.prompt === "function";
}

/** Listens for the browser's offer, which comes but once; it is kept for the person to take. */
export function hearInstallOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    if (!isOffer(event)) return;
    event.preventDefault();
    installOffer.value = event;
  });
  addEventListener("appinstalled", () => {
    installOffer.value = undefined;
    installHint.value = false;
  });
}

/** Lets the browser ask whether to install. */
export async function acceptInstallOffer(): Promise<void> {
  const offer = installOffer.peek();
  installOffer.value = undefined;
  await offer?.prompt();
}

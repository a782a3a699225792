import { signal } from "@preact/signals";

/** Whether the browser says that there is a network at all; that it reaches anything is not said by it. */
export const online = signal(navigator.onLine);

addEventListener("online", () => {
  online.value = true;
});
addEventListener("offline", () => {
  online.value = false;
});

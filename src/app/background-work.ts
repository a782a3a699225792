import { effect } from "@preact/signals";
import { fetchWaiting } from "../reading/fetch-articles.ts";
import { articlesById, clearShelves, loadReading } from "../reading/reading-store.ts";
import { gatewayPresence } from "../storage/gateway-access.ts";
import { online, startSync } from "../sync/sync-store.ts";

/** Begins what the app does by itself: meeting the other devices, and fetching the articles that wait. */
export async function startBackgroundWork(): Promise<void> {
  void startSync();
  await loadReading();
  void clearShelves();
  // Whenever there is a network, a gateway, or a new article from another device.
  effect(() => {
    const count = articlesById.value?.size ?? 0;
    if (online.value && gatewayPresence.value !== "unreachable" && count > 0) void fetchWaiting();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void fetchWaiting();
  });
}

import { effect } from "@preact/signals";
import { currentPlan } from "../plan/plan-store.ts";
import { setFindEpisode } from "../reading/fetching/episode-in-feed.ts";
import { loadReading, waitingArticles } from "../reading/reading-store.ts";
import { owing } from "../reading/shelf-store.ts";
import { INBOX } from "../storage/library/inbox-name.ts";
import { isFlowing } from "../storage/records/announcement.ts";
import { recoverJournal } from "../storage/records/recover-journal.ts";
import { startSync, syncing } from "../sync/sync-store.ts";
import { gatewayPresence } from "../web/gateway-access.ts";
import { online } from "../web/online.ts";
import { loadedAddress } from "./sharing/loaded-address.ts";

const LATER = 20_000;

// Reading asks by this door what a feed says of an episode: only the radar knows the feeds.
setFindEpisode(async (address) => {
  const radar = await import("../today/episode-in-radar.ts");
  return radar.episodeInRadar(address);
});

/** Begins what the app does by itself: meeting the other devices, and fetching the articles that wait. */
export async function startBackgroundWork(): Promise<void> {
  void startSync();
  // Whoever has a plan already has seen how the app is installed.
  if (currentPlan.peek() === undefined)
    void import("./install/offer-once.ts").then((install) => install.offerInstallOnce());
  await loadReading();
  // What nobody waits for comes when everything a person waits for is there.
  setTimeout(() => void import("./later-work.ts"), LATER);
  // Takes in what was shared while no window was open, or before the service worker ran.
  if ("caches" in globalThis && (loadedAddress().includes("received=") || (await caches.has(INBOX))))
    void import("./sharing/save-shared.ts").then((shared) => shared.saveShared());
  // Whenever there is a network again, a gateway, or a new article from another device.
  let had = 0;
  effect(() => {
    const waiting = waitingArticles.value.length + owing.value;
    const reachable = online.value && gatewayPresence.value !== "unreachable";
    // What comes by the thousand is fetched when the meeting has ended, below: until then the page is busy with it.
    if (reachable && waiting > had && !isFlowing()) void fetchWaiting();
    had = reachable ? waiting : 0;
  });
  // A meeting may have brought the files that articles came in.
  effect(() => {
    if (!syncing.value) void fetchWaiting();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    // Another tab may have crashed with something in the journal.
    void recoverJournal();
    void fetchWaiting();
  });
}

async function fetchWaiting(): Promise<void> {
  if (waitingArticles.peek().length + owing.peek() === 0) return;
  const fetching = await import("../reading/fetching/fetch-articles.ts");
  await fetching.fetchWaiting();
}

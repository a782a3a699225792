import { effect } from "@preact/signals";
import { refreshRadar } from "../radar/refresh/refresh.ts";
import { beginRefreshing } from "../radar/refresh/refresh-by-itself.ts";
import { clearShelves } from "../reading/fetching/clear-shelves.ts";
import { backUpToday } from "../sync/worker/sync-client.ts";
import { showPlanOnRadar } from "../today/radar-doors.ts";

/** Tidies up, keeps today's copy, and looks for news whenever there is a network; loaded a while after the start. */
void clearShelves();
void backUpToday();
effect(showPlanOnRadar);
beginRefreshing();
void askForPeriodicRefresh();

/** What browsers with Periodic Background Sync (WICG) offer, and the types of the language do not know yet. */
interface PeriodicRegistration {
  readonly periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> };
}
const DAILY = 12 * 60 * 60 * 1000;

/** Asks to be woken now and then; browsers that have no such thing, or do not allow it, refresh when the app opens. */
async function askForPeriodicRefresh(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.ready) as unknown as
      | PeriodicRegistration
      | undefined;
    await registration?.periodicSync?.register("wayside-radar", { minInterval: DAILY });
  } catch {
    // Not allowed here: it needs an installed app.
  }
}

navigator.serviceWorker?.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.data === "refresh-radar") void refreshRadar("by-itself");
});

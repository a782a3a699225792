import { computed, signal } from "@preact/signals";
import { onChange } from "../storage/records/announcement.ts";
import type { LastMeeting, SyncTrouble } from "./last-meeting.ts";
import type { MeetingPlace } from "./place.ts";
import { PlaceState } from "./place-state.ts";
import { places } from "./places.ts";

const QUIET_AFTER_CHANGE = 2000;

export const online = signal(navigator.onLine);
export const syncing = signal(false);

/** How this device stands with each place. */
export const placeStates: readonly PlaceState[] = places.map((place) => new PlaceState(place));
/** The places that can be there: those in use. */
export const statesInUse = computed(() =>
  placeStates.filter(({ place }) => place.presence.value !== "absent"),
);
/** Whether there is a place to meet at all. */
export const canSync = computed(() => statesInUse.value.length > 0);

/** What the places in use come to together. */
export interface SyncSummary {
  /** Where nothing waits anywhere, 0. */
  readonly waiting: number;
  /** The meeting that is longest ago; undefined while one place was never met at. */
  readonly lastMeeting: LastMeeting | undefined;
  /** What went wrong, and where. */
  readonly trouble: { readonly kind: SyncTrouble; readonly place: MeetingPlace } | undefined;
}

export const summary = computed<SyncSummary>(() => {
  const states = statesInUse.value;
  const meetings = states.map(({ lastMeeting }) => lastMeeting.value);
  const troubled = states.find(({ trouble }) => trouble.value !== undefined);
  const kind = troubled?.trouble.value;
  return {
    waiting: Math.max(0, ...states.map(({ waiting }) => waiting.value ?? 0)),
    lastMeeting: meetings.reduce(
      (one, other) =>
        one === undefined || other === undefined ? undefined : one.at <= other.at ? one : other,
      meetings[0],
    ),
    trouble: troubled === undefined || kind === undefined ? undefined : { kind, place: troubled.place },
  };
});

let running: Promise<void> | undefined;
let again = false;

/** Meets the other devices now, at every place in use; a call during a meeting makes one more follow it. */
export function syncNow(): Promise<void> {
  if (running !== undefined) {
    again = true;
    return running;
  }
  running = inOneTab(meetEverywhere).finally(async () => {
    running = undefined;
    if (again) {
      again = false;
      await syncNow();
    }
  });
  return running;
}

/** Two tabs of one device write the same file name's series: one at a time. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-sync", work);
}

async function meetEverywhere(): Promise<void> {
  syncing.value = true;
  try {
    for (const state of placeStates) await meetAt(state);
  } finally {
    syncing.value = false;
  }
}

async function meetAt(state: PlaceState): Promise<void> {
  try {
    const presence = await state.place.checkPresence();
    if (presence === "absent") return;
    if (presence !== "present") {
      state.trouble.value = presence === "refused" ? "refused" : "unreachable";
      return;
    }
    // What the meeting needs is only loaded when there is someone to meet.
    const { meetAtPlace } = await import("./meet-at-place.ts");
    const outcome = await meetAtPlace(state);
    state.trouble.value = outcome.trouble;
    if (outcome.meeting !== undefined) await state.met(outcome.meeting);
  } catch {
    state.trouble.value = "failed";
  } finally {
    await state.count();
  }
}

/** Begins to sync by itself: at start, back online, on return to the app and shortly after a change. */
export async function startSync(): Promise<void> {
  await Promise.all(placeStates.map((state) => state.load()));
  let quiet: ReturnType<typeof setTimeout> | undefined;
  onChange(() => {
    for (const state of placeStates) void state.count();
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const reachable = placeStates.some(({ place }) => place.presence.value === "present");
      if (navigator.onLine && reachable) void syncNow();
    }, QUIET_AFTER_CHANGE);
  });
  addEventListener("online", () => {
    online.value = true;
    void syncNow();
  });
  addEventListener("offline", () => {
    online.value = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine) void syncNow();
  });
  if (navigator.onLine) void syncNow();
}

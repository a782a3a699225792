import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice } from "../storage/device.ts";
import { onChange } from "../storage/records/announcement.ts";
import { findGateway } from "../web/gateway-access.ts";
import { messages } from "./messages.ts";
import { gatewayPlace } from "./places/gateway-place.ts";
import type { LastMeeting } from "./places/last-meeting.ts";
import { PlaceState } from "./places/place-state.ts";

const QUIET_AFTER_CHANGE = 2000;
/** Milliseconds between two commits that nobody asked for: a history is no place for every pause in typing. */
const COMMIT_PACE = 5 * 60_000;
/** The key of this device's own matters under which the places stand. */
export const PLACES = "places";

export const syncing = signal(false);

/** How this device stands with each place. */
export const placeStates = signal<readonly PlaceState[]>([new PlaceState(gatewayPlace)]);
/** The places that can be there: those in use. */
export const statesInUse = computed(() =>
  placeStates.value.filter(({ presence }) => presence.value !== "absent"),
);
/** Whether there is a place to meet at all. */
export const canSync = computed(() => statesInUse.value.length > 0);

/** What the places in use come to together. */
export interface SyncSummary {
  /** Where nothing waits anywhere, 0. */
  readonly waiting: number;
  /** The meeting that is longest ago; undefined while one place was never met at. */
  readonly lastMeeting: LastMeeting | undefined;
  /** What went wrong at a place, in the person's words. */
  readonly trouble: string | undefined;
}

export const summary = computed<SyncSummary>(() => {
  const states = statesInUse.value;
  const meetings = states.map(({ lastMeeting }) => lastMeeting.value);
  return {
    waiting: Math.max(0, ...states.map(({ waiting }) => waiting.value ?? 0)),
    lastMeeting: meetings.reduce(
      (one, other) =>
        one === undefined || other === undefined ? undefined : one.at <= other.at ? one : other,
      meetings[0],
    ),
    trouble: states.find(({ trouble }) => trouble.value !== undefined)?.trouble.value?.says,
  };
});

let running: Promise<void> | undefined;
/** Why one more meeting follows the one that runs: somebody asked for it, or something came to be due. */
let next: "asked" | "due" | undefined;

/** Meets the other devices now, at every place in use; a call during a meeting makes one more follow it. */
export function syncNow(): Promise<void> {
  return sync("asked");
}

/** The same, but not at places that were in trouble, or got a commit, a moment ago. */
export function syncWhereDue(): Promise<void> {
  return sync("due");
}

function sync(why: "asked" | "due"): Promise<void> {
  if (running !== undefined) {
    if (next !== "asked") next = why;
    return running;
  }
  if (why === "asked") for (const state of placeStates.value) state.notBefore = 0;
  running = inOneTab(meetEverywhere).finally(async () => {
    running = undefined;
    const following = next;
    next = undefined;
    if (following !== undefined) await sync(following);
  });
  return running;
}

/** Does something at the places while no tab of this device meets there. */
export function inOneTab<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks === undefined ? work() : navigator.locks.request("wayside-sync", work);
}

async function meetEverywhere(): Promise<void> {
  syncing.value = true;
  try {
    for (const state of placeStates.value) if (Date.now() >= state.notBefore) await meetAt(state);
  } finally {
    syncing.value = false;
  }
}

async function meetAt(state: PlaceState): Promise<void> {
  const { config } = state;
  const presence = config.kind === "gateway" ? await findGateway() : "present";
  if (presence === "absent") return;
  try {
    // What the meeting needs is only loaded when there is someone to meet.
    const client = await import("./worker/sync-client.ts");
    const { trouble, meeting } =
      presence === "present" ? await client.meetAt(config) : client.withoutGateway(presence);
    state.trouble.value = trouble;
    if (meeting !== undefined) await state.met(meeting);
    // Where they met, what is wrong with one file is no reason to wait.
    state.failures = trouble === undefined || meeting !== undefined ? 0 : state.failures + 1;
    if (state.failures > 0) waitFor(state, client.retryDelay(state.failures, trouble?.retryAfter));
    else if (config.kind === "github") waitFor(state, COMMIT_PACE);
  } catch (error) {
    // No worker, or a part of the app that is missing.
    console.error(error);
    state.trouble.value = {
      kind: "failed",
      detail: "",
      says: messages.failed,
    };
  } finally {
    await state.count();
  }
}

/** Meets at a place no sooner than after a while, unless somebody asks for it. */
function waitFor(state: PlaceState, delay: number): void {
  state.notBefore = Date.now() + delay;
  clearTimeout(state.retry);
  state.retry = setTimeout(() => {
    const isNeeded = state.failures > 0 || (state.waiting.value ?? 0) > 0;
    if (navigator.onLine && isNeeded) void syncWhereDue();
  }, delay);
}

/** Begins to sync by itself: at start, back online, on return to the app, on leaving it and shortly after a change. */
export async function startSync(): Promise<void> {
  const stored = await readDevice(PLACES, v.array(v.unknown()), []);
  if (stored.length > 0) {
    const { placesIn } = await import("./places/stored-places.ts");
    const further = placesIn(stored).map((config) => new PlaceState(config));
    placeStates.value = [...placeStates.value, ...further];
  }
  await Promise.all(placeStates.value.map((state) => state.load()));
  let quiet: ReturnType<typeof setTimeout> | undefined;
  onChange(() => {
    for (const state of placeStates.value) void state.count();
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      const reachable = placeStates.value.some(({ presence }) => presence.value === "present");
      if (navigator.onLine && reachable) void syncWhereDue();
    }, QUIET_AFTER_CHANGE);
  });
  addEventListener("online", () => void syncNow());
  document.addEventListener("visibilitychange", () => {
    // On leaving, what waits goes if there is time for it; on return, what others wrote comes.
    if (!navigator.onLine) return;
    if (document.visibilityState === "visible") void syncWhereDue();
    else if (summary.value.waiting > 0) void syncNow();
  });
  if (navigator.onLine) void syncNow();
}

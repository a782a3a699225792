import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../storage/device.ts";
import { countChangedAfter } from "../storage/records/all-records.ts";
import { onChange } from "../storage/records/announcement.ts";
import { gatewayPresence, lookForGateway } from "../web/gateway-access.ts";
import { type LastMeeting, lastMeetingSchema, type SyncTrouble } from "./last-meeting.ts";

const LAST_MEETING = "last-meeting";
const QUIET_AFTER_CHANGE = 2000;

export const online = signal(navigator.onLine);
export const syncing = signal(false);
export const syncTrouble = signal<SyncTrouble | undefined>(undefined);
export const lastMeeting = signal<LastMeeting | undefined>(undefined);
/** How many records wait to be met over; undefined until counted. */
export const waiting = signal<number | undefined>(undefined);
/** Whether there is a place to meet at all. */
export const canSync = computed(() => gatewayPresence.value !== "absent");

async function count(): Promise<void> {
  waiting.value = await countChangedAfter(lastMeeting.value?.stamp ?? "", Date.now());
}

let running: Promise<void> | undefined;
let again = false;

/** Meets the other devices now; a call during a meeting makes one more follow it. */
export function syncNow(): Promise<void> {
  if (running !== undefined) {
    again = true;
    return running;
  }
  running = inOneTab(run).finally(async () => {
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

async function run(): Promise<void> {
  syncing.value = true;
  try {
    const presence = await lookForGateway();
    if (presence === "absent") return;
    if (presence !== "present") {
      syncTrouble.value = presence === "token-needed" ? "refused" : "unreachable";
      return;
    }
    // What the meeting needs is only loaded when there is someone to meet.
    const { meetAtGateway } = await import("./meet-at-gateway.ts");
    const outcome = await meetAtGateway();
    syncTrouble.value = outcome.trouble;
    if (outcome.meeting !== undefined) {
      lastMeeting.value = outcome.meeting;
      await writeDevice(LAST_MEETING, outcome.meeting);
    }
  } catch {
    syncTrouble.value = "failed";
  } finally {
    syncing.value = false;
    await count();
  }
}

/** Begins to sync by itself: at start, back online, on return to the app and shortly after a change. */
export async function startSync(): Promise<void> {
  lastMeeting.value = await readDevice(LAST_MEETING, v.optional(lastMeetingSchema), undefined);
  await count();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  onChange(() => {
    void count();
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      if (navigator.onLine && gatewayPresence.value === "present") void syncNow();
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

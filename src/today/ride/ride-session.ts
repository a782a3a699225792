import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { writeLogged } from "../../plan/log-store.ts";
import { dateSchema } from "../../plan/plan-record.ts";
import { currentPlan } from "../../plan/plan-store.ts";
import { currentDay } from "../../plan/today-signal.ts";
import type { Article } from "../../reading/article-record.ts";
import { articles, isUnread } from "../../reading/reading-store.ts";
import { randomId } from "../../records/identity.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";

const KEY = "ride";

const sessionSchema = v.object({
  id: v.string(),
  /** When it began and when it ends, milliseconds since 1970. */
  startedAt: v.number(),
  endsAt: v.number(),
  /** The articles to be read, one after the other. */
  items: v.array(v.string()),
  /** Seconds that were really read: an article open, the screen on. */
  spent: v.number(),
  /** The day its minutes are logged to, and the plan they are given to. */
  date: dateSchema,
  plan: v.string(),
});
export type RideSession = v.InferOutput<typeof sessionSchema>;

/** The ride that is under way on this device; undefined where none is. */
export const ride = signal<RideSession | undefined>(undefined);
/** The moment, as the ride bar last looked at the clock. */
export const rideNow = signal(Date.now());
/** Seconds until the ride ends; negative when it has. */
export const secondsLeft = computed(() =>
  ride.value === undefined ? 0 : Math.round((ride.value.endsAt - rideNow.value) / 1000),
);

/** A ride that ended longer ago than this is over for good, even where nobody ended it. */
const FORGOTTEN = 60 * 60 * 1000;

/** Takes up the ride that was under way when the app was closed. */
export async function loadRide(): Promise<void> {
  const kept = await readDevice(KEY, v.optional(sessionSchema), undefined);
  ride.value = kept !== undefined && kept.endsAt + FORGOTTEN > Date.now() ? kept : undefined;
}

/** Begins a ride of some minutes over some articles. */
export async function startRide(items: readonly string[], minutes: number): Promise<void> {
  const now = Date.now();
  rideNow.value = now;
  ride.value = {
    id: randomId(),
    startedAt: now,
    endsAt: now + minutes * 60_000,
    items: [...items],
    spent: 0,
    date: currentDay(),
    plan: currentPlan.peek()?.id ?? "",
  };
  succeeded(await writeDevice(KEY, ride.value));
}

/** Ends the ride; what was read of it stays logged. */
export async function endRide(): Promise<void> {
  await keepRide();
  ride.value = undefined;
  await writeDevice(KEY, undefined);
}

/** Counts seconds that were read. */
export function spend(seconds: number): void {
  if (ride.value !== undefined && seconds > 0)
    ride.value = { ...ride.value, spent: ride.value.spent + seconds };
}

let logged = { ride: "", minutes: 0 };

/** Keeps the ride, and logs the whole minutes read so far to the plan's week, in one entry that grows. */
export async function keepRide(): Promise<void> {
  const session = ride.peek();
  if (session === undefined) return;
  await writeDevice(KEY, session);
  const minutes = Math.round(session.spent / 60);
  if (minutes === 0 || (logged.ride === session.id && logged.minutes === minutes)) return;
  logged = { ride: session.id, minutes };
  succeeded(await writeLogged(session.id, { date: session.date, minutes, what: session.plan, kind: "ride" }));
}

/** The article of the ride that comes after one: the next in its list that is not read yet. */
export function nextOnRide(id: string): Article | undefined {
  const session = ride.value;
  if (session === undefined) return undefined;
  const at = session.items.indexOf(id);
  for (const next of [...session.items.slice(at + 1), ...session.items.slice(0, Math.max(0, at))]) {
    const article = articles.peek(next);
    if (article !== undefined && isUnread(article)) return article;
  }
  return undefined;
}

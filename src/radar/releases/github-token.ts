import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";

const KEY = "github-token";

/** The token for GitHub's API; "" where there is none. It lies on this device alone: never synced, never exported. */
export const githubToken = signal("");
let read: Promise<void> | undefined;

/** Reads it, once. */
export function loadGithubToken(): Promise<void> {
  read ??= readDevice(KEY, v.string(), "").then((token) => {
    githubToken.value = token;
  });
  return read;
}

/** Keeps another one; "" forgets it. */
export function keepGithubToken(token: string): Promise<Outcome<undefined>> {
  githubToken.value = token.trim();
  // What GitHub said of its limit, it said to whoever asked then.
  apiLimit.value = undefined;
  void writeDevice(LIMIT, undefined);
  return writeDevice(KEY, githubToken.value === "" ? undefined : githubToken.value);
}

/** GitHub counts by the hour: where it names a later moment, the clock of this device is wrong. */
const HOUR = 60 * 60 * 1000;

const limitSchema = v.object({
  remaining: v.number(),
  limit: v.number(),
  resetsAt: v.number(),
  /** The hour this was said of, by its end as GitHub names it, whatever the clock of this device says. */
  window: v.optional(v.number(), 0),
  /** It has said to be asked nothing before, whatever it counts; milliseconds since 1970. */
  silentUntil: v.optional(v.number(), 0),
});
export type ApiLimit = v.InferOutput<typeof limitSchema>;

const LIMIT = "github-limit";
/** How many requests GitHub still answers, as it last said; undefined before it has. */
export const apiLimit = signal<ApiLimit | undefined>(undefined);

/** Reads what GitHub said last. */
export async function loadApiLimit(): Promise<void> {
  // Another tab or the service worker may have asked since.
  apiLimit.value = (await readDevice(LIMIT, v.optional(limitSchema), undefined)) ?? apiLimit.peek();
}

/** Notes what an answer of GitHub says of its limit (headers x-ratelimit-*; times are seconds since 1970 there). */
export function noteApiLimit(headers: Headers): void {
  const number = (name: string): number => Number(headers.get(name) ?? Number.NaN);
  const [remaining, limit, resets] = [
    number("x-ratelimit-remaining"),
    number("x-ratelimit-limit"),
    number("x-ratelimit-reset"),
  ];
  if (Number.isNaN(remaining) || Number.isNaN(resets)) return;
  // An answer that was on its way already does not lift what another one said: within an hour it only gets less.
  const known = apiLimit.peek();
  const isSameHour = known !== undefined && Math.abs(known.window - resets) < 60;
  keepLimit({
    remaining: isSameHour ? Math.min(known.remaining, remaining) : remaining,
    limit: Number.isNaN(limit) ? 60 : limit,
    resetsAt: Math.min(resets * 1000, Date.now() + HOUR),
    window: resets,
    silentUntil: known?.silentUntil ?? 0,
  });
}

/** Notes that GitHub answers nothing more until then, whatever its headers count: it has limits it does not count. */
export function noteLimitReached(until: number): void {
  const silentUntil = Math.min(until, Date.now() + HOUR);
  const known = apiLimit.peek() ?? { remaining: 0, limit: 60, resetsAt: silentUntil, window: 0 };
  keepLimit({ ...known, silentUntil });
}

/** Requests of an hour that are left for what the person asks for by hand. */
const LEFT_OVER = 2;

/** When GitHub answers again, milliseconds since 1970; undefined where it does now, as far as it has said. */
export function answersAgainAt(limit: ApiLimit | undefined, now: number): number | undefined {
  if (limit === undefined) return undefined;
  if (limit.silentUntil > now) return limit.silentUntil;
  return limit.remaining <= LEFT_OVER && limit.resetsAt > now ? limit.resetsAt : undefined;
}

/** Looks that are under way: what they will have used of the hour, GitHub has not said yet. */
let underWay = 0;
const waiting: (() => void)[] = [];

/**
 * Looks at something on GitHub as soon as that is sure to be answered: where what is under way may use up the hour, it is
 * waited for first. "not-now" where GitHub answers no more.
 */
export async function inTurn<T>(look: () => Promise<T>): Promise<T | "not-now"> {
  for (;;) {
    const [limit, now] = [apiLimit.peek(), Date.now()];
    if (answersAgainAt(limit, now) !== undefined) return "not-now";
    const isCounted = limit !== undefined && limit.resetsAt > now;
    if (!isCounted || limit.remaining - underWay > LEFT_OVER) break;
    await new Promise<void>((go) => waiting.push(go));
  }
  underWay++;
  try {
    return await look();
  } finally {
    underWay--;
    for (const go of waiting.splice(0)) go();
  }
}

function keepLimit(limit: ApiLimit): void {
  apiLimit.value = limit;
  void writeDevice(LIMIT, limit);
}

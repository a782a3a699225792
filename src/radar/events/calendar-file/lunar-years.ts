import type ICAL from "ical.js";
import { later } from "./calendar-time.ts";

const DAY = 24 * 60 * 60 * 1000;
/** The scales of RFC 7529 that are worked out here, by the names that Intl has for them. */
const CALENDARS: Readonly<Record<string, string>> = { CHINESE: "chinese", DANGI: "dangi" };

/** The scale of a rule that counts in another calendar than most of the world (RSCALE, RFC 7529); undefined for that. */
export function otherScale(rule: ICAL.Recur): string | undefined {
  const { rscale } = rule as ICAL.Recur & { readonly rscale?: unknown };
  return typeof rscale === "string" && !/^GREGORIAN$/i.test(rscale) ? rscale.toUpperCase() : undefined;
}

/**
 * The times of a rule that comes back every year on one day of the Chinese or Korean lunar calendar, as birthdays and
 * feasts do, from about a moment on (milliseconds since 1970); `onDay` is called for each day that is looked at. A year
 * without that day is left out. Throws for any other rule of another calendar.
 */
export function* lunarYears(
  scale: string,
  rule: ICAL.Recur,
  start: ICAL.Time,
  from: number,
  onDay: () => void,
): Generator<ICAL.Time> {
  const calendar = CALENDARS[scale];
  const hasParts = Object.keys(rule.parts).length > 0;
  if (calendar === undefined || rule.freq !== "YEARLY" || rule.interval !== 1 || hasParts)
    throw new Error("a rule of another calendar");
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: "UTC",
    month: "numeric",
    day: "numeric",
  });
  const dayOf = ({ year, month, day }: ICAL.Time): string => format.format(Date.UTC(year, month - 1, day));
  const wanted = dayOf(start);
  const missing = Math.floor((from - Date.UTC(start.year, start.month - 1, start.day)) / DAY) - 2;
  let time = rule.count === null && missing > 0 ? later(start, missing * DAY) : start.clone();
  for (let count = 0; rule.count === null || count < rule.count; time = later(time, DAY)) {
    onDay();
    if (rule.until !== null && rule.until !== undefined && time.compare(rule.until) > 0) return;
    if (dayOf(time) !== wanted) continue;
    count++;
    yield time.clone();
  }
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import nodeIcal from "node-ical";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeCalendar } from "../../src/radar/events/calendar-file/content-lines.ts";
import { readCalendar } from "../../src/radar/events/calendar-file/read-calendar.ts";

const DAY = 24 * 60 * 60 * 1000;
const NINETY_DAYS = 90 * DAY;
const packed = resolve(import.meta.dirname, "../../../shared/calendars/icalendar-test-files.tar.gz");

const THEIRS_READS_NO_SECOND_CALENDAR =
  "node-ical takes the time zone that follows for the event's own lines, and reads nothing of the file";
const THEIRS_HAS_NO_PERIODS = "node-ical leaves out RDATE as periods (RFC 5545, 3.8.5.2)";
const THEIRS_KNOWS_THE_NAME_ALONE =
  "node-ical does not look at what the VTIMEZONE says where it does not know its name";

/** Where another implementation shows other times, with what is right there and why. */
const argued: Readonly<Record<string, string>> = {
  "america_new_york.ics": THEIRS_KNOWS_THE_NAME_ALONE,
  "america_new_york_forward_reference.ics": THEIRS_READS_NO_SECOND_CALENDAR,
  "pacific_fiji.ics": THEIRS_READS_NO_SECOND_CALENDAR,
  "issue_156_RDATE_with_PERIOD.ics": THEIRS_HAS_NO_PERIODS,
  "issue_156_RDATE_with_PERIOD_list.ics": THEIRS_HAS_NO_PERIODS,
  "issue_1426.ics": THEIRS_HAS_NO_PERIODS,
  "issue_464_invalid_rdate.ics": THEIRS_HAS_NO_PERIODS,
  "period_with_timezone.ics": THEIRS_HAS_NO_PERIODS,
  "rfc_7265_appendix_example_2_ical.ics": THEIRS_HAS_NO_PERIODS,
  "timezone_rdate.ics": "10:00 in posix/Europe/Vaduz is 09:00 UTC in February, as the VTIMEZONE says",
  "issue_156_RDATE_with_PERIOD_TZID_khal_2.ics": THEIRS_KNOWS_THE_NAME_ALONE,
  "timezone_same_start_and_offset.ics":
    "node-ical cannot take a name in quotation marks for Windows' name of Tokyo",
  "broken_ical.ics": "node-ical gives the event up for a line with too many semicolons",
  "issue_178_custom_component_contains_other.ics":
    "node-ical does not find the event within a component of a vendor's own",
  "issue_313_globally_unique_tzid.ics": THEIRS_KNOWS_THE_NAME_ALONE,
  "issue_466_respect_unique_timezone.ics": THEIRS_KNOWS_THE_NAME_ALONE,
  "issue_722_timezone_transition_ambiguity.ics": THEIRS_KNOWS_THE_NAME_ALONE,
  "issue_165_missing_event.ics": "node-ical gives the file up for spaces between the days of a rule",
  "issue_1081_invalid_rrule_freq.ics":
    "node-ical gives the file up for a rule of no frequency; the event itself is shown",
  "multiple_timezones.ics": "a time without a zone is of wherever one is, not of a zone the file describes",
  "parsing_error.ics": "two entries without UID, without a title and with one start are one here, two there",
  "rfc_7529.ics":
    "node-ical refuses the file; here years of the Chinese calendar are worked out, other scales said",
};

/** Days, and times without a zone, as they would be in UTC: there both implementations mean the same by them. */
const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = "UTC";
});
afterAll(() => {
  if (zone === undefined) Reflect.deleteProperty(process.env, "TZ");
  else process.env.TZ = zone;
});

const shown = (start: Date, title: string): string => `${start.toISOString()} ${title}`;

function own(source: string, from: number): readonly string[] {
  return (readCalendar(source, new Date(from + DAY))?.events ?? [])
    .map(({ title, start }) => ({ title, at: new Date(start.length === 10 ? `${start}T00:00:00` : start) }))
    .filter(({ at }) => at.getTime() >= from && at.getTime() < from + NINETY_DAYS)
    .map(({ title, at }) => shown(at, title))
    .sort();
}

function theirs(source: string, from: number): readonly string[] {
  const found: string[] = [];
  let read: ReturnType<typeof nodeIcal.sync.parseICS>;
  try {
    read = nodeIcal.sync.parseICS(source);
  } catch {
    return [];
  }
  for (const event of Object.values(read)) {
    if (event?.type !== "VEVENT") continue;
    for (const { start, summary } of nodeIcal.expandRecurringEvent(event, {
      from: new Date(from),
      to: new Date(from + NINETY_DAYS - 1),
    })) {
      if (start.getTime() < from || start.getTime() >= from + NINETY_DAYS) continue;
      const title = typeof summary === "object" ? summary.val : summary;
      found.push(shown(start, String(title ?? "").trim()));
    }
  }
  return found.sort();
}

describe.skipIf(!existsSync(packed))("the calendars of a public test set", () => {
  it("show in ninety days what another implementation shows, but where that is argued", () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-calendars-"));
    execFileSync("tar", ["xzf", packed, "-C", folder]);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ics"),
    );
    const differing = new Set<string>();
    let windows = 0;
    for (const name of files) {
      const source = decodeCalendar(new Uint8Array(readFileSync(join(folder, name))), "");
      // The ninety days from each day that the file names first, for most of its events are long over.
      const named = [
        ...source.matchAll(/^(?:DTSTART|RECURRENCE-ID)[^:\r\n]{0,200}:(\d{4})(\d\d)(\d\d)/gm),
      ].map(([, year, month, day]) => Date.UTC(Number(year), Number(month) - 1, Number(day) - 1));
      for (const from of [...new Set([...named, Date.UTC(2026, 10, 28)])].slice(0, 12)) {
        windows++;
        if (own(source, from).join("\n") !== theirs(source, from).join("\n")) differing.add(basename(name));
      }
    }
    expect(files).toHaveLength(198);
    expect(windows).toBeGreaterThan(500);
    expect([...differing].sort()).toEqual(Object.keys(argued).sort());
  });
});

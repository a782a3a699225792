import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { rrulestr } from "rrule";
import { describe, expect, it } from "vitest";
import { decodeCalendar } from "../../src/radar/events/calendar-file/content-lines.ts";
import { readCalendar } from "../../src/radar/events/calendar-file/read-calendar.ts";
import { type LeavingEvent, writeCalendar } from "../../src/radar/events/calendar-file/write-calendar.ts";

const now = new Date("2026-11-27T12:00:00Z");
const reportsFolder = resolve(import.meta.dirname, "../reports");

const berlin = [
  "BEGIN:VTIMEZONE",
  "TZID:Office",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "DTSTART:19700329T020000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "END:VTIMEZONE",
];

const event = (...lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  "UID:u@example.org",
  ...lines,
  "END:VEVENT",
];
const textOf = (...lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");

/** Each event as "title start/end", in the order of time. */
function shown(text: string, at = now): readonly string[] {
  return (readCalendar(text, at)?.events ?? [])
    .map(({ title, start, end }) => `${title} ${start}${end === "" ? "" : `/${end}`}`.trim())
    .sort((one, other) => (one.replace(/^\D*/, "") < other.replace(/^\D*/, "") ? -1 : 1));
}
const starts = (...lines: readonly string[]): readonly string[] =>
  (readCalendar(textOf(...lines), now)?.events ?? []).map(({ start }) => start);

describe("what comes back", () => {
  it.each([
    [
      "a day ends the rule",
      ["DTSTART;TZID=Europe/Berlin:20261204T213000", "RRULE:FREQ=WEEKLY;UNTIL=20261218"],
      ["2026-12-04T20:30:00Z", "2026-12-11T20:30:00Z", "2026-12-18T20:30:00Z"],
    ],
    [
      "a moment ends it, in a zone the file does not describe",
      ["DTSTART;TZID=Asia/Tokyo:20261201T080000", "RRULE:FREQ=DAILY;UNTIL=20261202T230000Z"],
      ["2026-11-30T23:00:00Z", "2026-12-01T23:00:00Z", "2026-12-02T23:00:00Z"],
    ],
    [
      "a moment ends a rule of days",
      ["DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;UNTIL=20261202T235959Z"],
      ["2026-12-01", "2026-12-02"],
    ],
    [
      "a reading of the clock ends it",
      ["DTSTART;TZID=Asia/Tokyo:20261201T080000", "RRULE:FREQ=DAILY;UNTIL=20261202T080000"],
      ["2026-11-30T23:00:00Z", "2026-12-01T23:00:00Z"],
    ],
    [
      "dates and no rule",
      ["DTSTART;VALUE=DATE:20261205", "RDATE;VALUE=DATE:20261219,20270109"],
      ["2026-12-05", "2026-12-19", "2027-01-09"],
    ],
    [
      "dates beside a rule, one of them the same",
      ["DTSTART:20261201T100000Z", "RRULE:FREQ=DAILY;COUNT=2", "RDATE:20261202T100000Z,20261224T100000Z"],
      ["2026-12-01T10:00:00Z", "2026-12-02T10:00:00Z", "2026-12-24T10:00:00Z"],
    ],
    [
      "several days are left out, long ago too",
      [
        "DTSTART:20261101T100000Z",
        "RRULE:FREQ=DAILY;UNTIL=20261202T100000Z",
        "EXDATE:20261101T100000Z,20261102T100000Z,20261103T100000Z",
        "EXDATE:20261128T100000Z",
        "EXDATE:20261129T100000Z,20261201T100000Z",
      ],
      ["2026-11-27T10:00:00Z", "2026-11-30T10:00:00Z", "2026-12-02T10:00:00Z"],
    ],
    [
      "a time left out is named in another zone",
      ["DTSTART;TZID=Europe/Berlin:20261201T110000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261202T100000Z"],
      ["2026-12-01T10:00:00Z", "2026-12-03T10:00:00Z"],
    ],
    [
      "a time left out is named as a day",
      ["DTSTART;TZID=Asia/Tokyo:20261201T080000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261202"],
      ["2026-11-30T23:00:00Z", "2026-12-02T23:00:00Z"],
    ],
    [
      "two rules",
      ["DTSTART:20261201T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=DAILY;COUNT=2"],
      ["2026-12-01T10:00:00Z", "2026-12-02T10:00:00Z", "2026-12-08T10:00:00Z"],
    ],
    [
      "one of its dates, or its rule, cannot be read",
      [
        "DTSTART:20261201T100000Z",
        "RDATE:20261203T100000Z,199709T1,20261204T100000Z",
        "RDATE:",
        "EXDATE;VALUE=DATE:",
        "EXDATE:20261204T100000Z",
        "RRULE:FREQ=FORTNIGHTLY",
      ],
      ["2026-12-01T10:00:00Z", "2026-12-03T10:00:00Z"],
    ],
    [
      "a rule is written with spaces, in small letters",
      ["DTSTART:20261202T100000Z", "RRULE:freq=weekly; count=3; byday=we, fr"],
      ["2026-12-02T10:00:00Z", "2026-12-04T10:00:00Z", "2026-12-09T10:00:00Z"],
    ],
    [
      "it is a day of the Chinese calendar, as the Mid-Autumn Festival is",
      ["DTSTART;VALUE=DATE:20130919", "RRULE:RSCALE=CHINESE;FREQ=YEARLY;UNTIL=20281227"],
      ["2027-09-15", "2028-10-03"],
    ],
  ])("where %s", (_, lines, wanted) => {
    expect(starts(...event(...lines))).toEqual(wanted);
  });

  it.each([
    ["FREQ=DAILY", "20090105T070000", "2026-11-27T07:00:00"],
    ["FREQ=DAILY;INTERVAL=2", "20090105T070000", "2026-11-28T07:00:00"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "20050103T093000", "2026-11-27T09:30:00"],
    ["FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "20050107T093000", "2026-12-04T09:30:00"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "19990129T100000", "2026-11-27T10:00:00"],
    ["FREQ=MONTHLY;BYMONTHDAY=31", "19990131T100000", "2026-12-31T10:00:00"],
    ["FREQ=HOURLY;INTERVAL=7", "20000101T000000", "2026-11-26T13:00:00"],
    ["FREQ=MINUTELY;INTERVAL=90", "20000101T000000", "2026-11-26T12:00:00"],
  ])("by %s since %s goes on from now", (rule, start, first) => {
    expect(starts(...event(`DTSTART:${start}`, `RRULE:${rule}`))[0]).toBe(first);
  });

  it("has all its times of the next ninety days, however often it comes", () => {
    expect(starts(...event("DTSTART:20090105T070000Z", "RRULE:FREQ=DAILY")).length).toBeGreaterThanOrEqual(
      90,
    );
    expect(starts(...event("DTSTART:20200105T070000Z", "RRULE:FREQ=YEARLY")).length).toBeLessThanOrEqual(3);
  });

  it("is shown while it lasts, and of what is over its first time is left", () => {
    const retreat = event("DTSTART;VALUE=DATE:20251123", "DTEND;VALUE=DATE:20251130", "RRULE:FREQ=YEARLY");
    expect(shown(textOf(...retreat))[0]).toBe("2026-11-23/2026-11-29");
    const over = event("DTSTART:20200101T100000Z", "RRULE:FREQ=DAILY;COUNT=3");
    expect(starts(...over)).toEqual(["2020-01-01T10:00:00Z"]);
  });

  it("keeps its hour where the clocks are changed", () => {
    const at = new Date("2026-10-23T12:00:00Z");
    const text = textOf(
      ...event(
        "DTSTART;TZID=Europe/Berlin:20261024T220000",
        "DTEND;TZID=Europe/Berlin:20261025T060000",
        "RRULE:FREQ=DAILY;COUNT=3",
      ),
    );
    expect(shown(text, at)).toEqual([
      "2026-10-24T20:00:00Z/2026-10-25T05:00:00Z",
      "2026-10-25T21:00:00Z/2026-10-26T05:00:00Z",
      "2026-10-26T21:00:00Z/2026-10-27T05:00:00Z",
    ]);
  });
});

const DAY = 24 * 60 * 60 * 1000;

describe("rules", () => {
  const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 3 });
  const rule = fc.oneof(
    fc.constantFrom("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=HOURLY"),
    some([1, 2, 6, 12]).map((months) => `FREQ=DAILY;BYMONTH=${months}`),
    some(days).map((names) => `FREQ=DAILY;BYDAY=${names}`),
    some(days).map((names) => `FREQ=WEEKLY;BYDAY=${names}`),
    some(days).map((names) => `FREQ=WEEKLY;WKST=SU;BYDAY=${names}`),
    some([1, 2, 15, 28, 31, -1]).map((numbers) => `FREQ=MONTHLY;BYMONTHDAY=${numbers}`),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), fc.constantFrom(...days))
      .map(([week, name]) => `FREQ=MONTHLY;BYDAY=${week}${name}`),
    some(days).map((names) => `FREQ=MONTHLY;BYDAY=${names};BYSETPOS=-1`),
    some([1, 2, 12]).map((months) => `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=1,13`),
    fc.constantFrom(...days).map((name) => `FREQ=YEARLY;BYMONTH=1;BYDAY=2${name}`),
  );
  const ends = fc.oneof(
    fc.constant(""),
    fc.integer({ min: 1, max: 400 }).map((count) => `;COUNT=${count}`),
    fc.integer({ min: 0, max: 120 }).map((day) => `;UNTIL=${written(new Date(now.getTime() + day * DAY))}`),
  );
  const written = (date: Date): string => date.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");

  it("have the times that another library finds, in the next ninety days", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 0, max: 23 }),
        rule,
        fc.integer({ min: 1, max: 4 }),
        ends,
        (day, hour, parts, interval, end) => {
          const from = new Date(now.getTime() - day * DAY);
          from.setUTCHours(hour, 30, 0);
          // What a start that is none of the rule's times means is not defined.
          const first = rrulestr(`DTSTART:${written(from)}Z\nRRULE:${parts}`).after(from, true);
          if (first === null) return;
          // A rule that ends before it begins means nothing; its start is shown.
          fc.pre(!end.startsWith(";UNTIL=") || written(first) < end.slice(";UNTIL=".length));
          const whole = `RRULE:${parts};INTERVAL=${interval}${end}`;
          const to = new Date(now.getTime() + 90 * DAY);
          const wanted = rrulestr(`DTSTART:${written(first)}Z\n${whole}`)
            .between(now, to, true)
            .map((date) => date.toISOString().slice(0, 19));
          const read = readCalendar(textOf(...event(`DTSTART:${written(first)}`, whole)), now);
          const own = (read?.events ?? [])
            .map(({ start }) => start)
            .filter((start) => start >= now.toISOString() && start <= to.toISOString());
          // An hourly rule is shown for its next times, not for all of ninety days.
          const all = /HOURLY/.test(parts) ? wanted.slice(0, own.length) : wanted;
          expect([written(first), whole, own]).toEqual([written(first), whole, all]);
          expect(own.length).toBeGreaterThanOrEqual(Math.min(24, wanted.length));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("a changed time of what comes back", () => {
  const daily = event(
    "SUMMARY:Class",
    "DTSTART;TZID=Office:20261201T110000",
    "DTEND;TZID=Office:20261201T120000",
    "RRULE:FREQ=DAILY;COUNT=4",
  );
  const change = (named: string, ...lines: readonly string[]) =>
    event(
      "SUMMARY:Later",
      `RECURRENCE-ID${named}`,
      "DTSTART;TZID=Office:20261202T150000",
      "DTEND;TZID=Office:20261202T160000",
      ...lines,
    );

  it.each([";TZID=Office:20261202T110000", ":20261202T100000Z", ";TZID=Pacific/Auckland:20261202T230000"])(
    "named by %s is that time, before or behind the rest",
    (named) => {
      const wanted = [
        "Class 2026-12-01T10:00:00Z/2026-12-01T11:00:00Z",
        "Later 2026-12-02T14:00:00Z/2026-12-02T15:00:00Z",
        "Class 2026-12-03T10:00:00Z/2026-12-03T11:00:00Z",
        "Class 2026-12-04T10:00:00Z/2026-12-04T11:00:00Z",
      ];
      expect(shown(textOf(...berlin, ...daily, ...change(named)))).toEqual(wanted);
      expect(shown(textOf(...berlin, ...change(named), ...daily))).toEqual(wanted);
    },
  );

  it("is known by the same name as before it was changed", () => {
    const uids = (text: string) => readCalendar(text, now)?.events.map(({ uid }) => uid);
    expect(uids(textOf(...berlin, ...daily, ...change(":20261202T100000Z")))).toEqual(
      uids(textOf(...berlin, ...daily)),
    );
  });

  it("and of all that follow takes them along", () => {
    const lines = event(
      "SUMMARY:Room 7",
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Office:20261203T110000",
      "DTSTART;TZID=Office:20261203T130000",
      "DURATION:PT30M",
    );
    expect(shown(textOf(...berlin, ...daily, ...lines, ...change(":20261204T100000Z")))).toEqual([
      "Class 2026-12-01T10:00:00Z/2026-12-01T11:00:00Z",
      "Class 2026-12-02T10:00:00Z/2026-12-02T11:00:00Z",
      "Later 2026-12-02T14:00:00Z/2026-12-02T15:00:00Z",
      "Room 7 2026-12-03T12:00:00Z/2026-12-03T12:30:00Z",
    ]);
  });

  it("is the latest of several, and so is an event that stands there twice", () => {
    const sequence = (n: number, hour: string) =>
      event(`SUMMARY:${n}`, `SEQUENCE:${n}`, `DTSTART:20261201T${hour}0000Z`);
    expect(shown(textOf(...sequence(2, "12"), ...sequence(1, "11")))).toEqual(["2 2026-12-01T12:00:00Z"]);
    expect(shown(textOf(...sequence(1, "11"), ...sequence(2, "12")))).toEqual(["2 2026-12-01T12:00:00Z"]);
    const single = (n: number) => change(":20261202T100000Z", `SEQUENCE:${n}`, `LOCATION:${n}`);
    const places = (text: string) =>
      readCalendar(text, now)
        ?.events.map(({ location }) => location)
        .filter((place) => place !== "");
    expect(places(textOf(...berlin, ...daily, ...single(3), ...single(2)))).toEqual(["3"]);
  });

  it("is kept where what it changes is not in the file", () => {
    expect(shown(textOf(...berlin, ...change(":20261202T100000Z")))).toEqual([
      "Later 2026-12-02T14:00:00Z/2026-12-02T15:00:00Z",
    ]);
  });
});

describe("times", () => {
  it.each([
    ["W. Europe Standard Time", "2026-12-10T12:00:00Z"],
    ["China Standard Time", "2026-12-10T05:00:00Z"],
    ['"Eastern Standard Time"', "2026-12-10T18:00:00Z"],
    ['"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', "2026-12-10T12:00:00Z"],
    ['"(UTC-05:00) Eastern Time (US & Canada)"', "2026-12-10T18:00:00Z"],
    ['"(GMT+08:00) Beijing, Chongqing, Hong Kong, Urumqi"', "2026-12-10T05:00:00Z"],
    ["America/Argentina/Buenos_Aires", "2026-12-10T16:00:00Z"],
    ["/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "2026-12-10T16:00:00Z"],
    ["/freeassociation.sourceforge.net/Europe/Berlin", "2026-12-10T12:00:00Z"],
    ["GMT+0100", "2026-12-10T12:00:00Z"],
    ["UTC-5", "2026-12-10T18:00:00Z"],
    ["Nowhere", "2026-12-10T13:00:00"],
  ])("in the zone %s", (zone, wanted) => {
    expect(starts(...event(`DTSTART;TZID=${zone}:20261210T130000`))).toEqual([wanted]);
  });

  it("of a zone by its cities follow its summer", () => {
    const summer = event('DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20270610T130000');
    expect(starts(...summer)).toEqual(["2027-06-10T11:00:00Z"]);
  });

  it.each([
    [
      "DTSTART;TZID=Europe/Paris:20261210T100000",
      "DTEND;TZID=America/New_York:20261210T130000",
      "2026-12-10T09:00:00Z/2026-12-10T18:00:00Z",
    ],
    [
      "DTSTART;TZID=Europe/Berlin:20261210T100000",
      "DTEND:20261210T100000Z",
      "2026-12-10T09:00:00Z/2026-12-10T10:00:00Z",
    ],
    ["DTSTART:20261205", "DTEND:20261206", "2026-12-05"],
    ["DTSTART:2026-12-05", "DTEND:2026-12-07", "2026-12-05/2026-12-06"],
    ["DTSTART:20261207T0900Z", "DTEND:20261207T1000Z", "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z"],
    [
      "DTSTART;VALUE=DATE-TIME:2026-12-07T09:00:00Z",
      "DURATION:PT1H",
      "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z",
    ],
  ])("%s, %s", (start, end, wanted) => {
    expect(shown(textOf(...event(start, end)))).toEqual([wanted]);
  });
});

describe("letters", () => {
  it("stay whole where a line was folded amid their bytes", () => {
    const words = "读书会 – Lesekreis für alle";
    const whole = new TextEncoder().encode(textOf(...event(`SUMMARY:${words}`, "DTSTART:20261210T100000Z")));
    for (let at = 60; at < whole.length - 60; at++) {
      const before = String.fromCharCode(whole[at - 1] ?? 0);
      if (before === "\r" || before === "\n" || whole[at] === 0x0a) continue;
      const folded = Uint8Array.from([...whole.subarray(0, at), 0x0d, 0x0a, 0x20, ...whole.subarray(at)]);
      const read = readCalendar(decodeCalendar(folded, "text/calendar; charset=utf-8"), now);
      expect(read?.events.map(({ title }) => title)).toEqual([words]);
    }
  });

  it("of UTF-16 are read", () => {
    const text = `\ufeff${textOf(...event("SUMMARY:读书会", "DTSTART:20261210T100000Z"))}`;
    const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect(readCalendar(decodeCalendar(bytes, ""), now)?.events[0]?.title).toBe("读书会");
  });
});

describe("reminders", () => {
  const alarm = (trigger: string) =>
    ["BEGIN:VALARM", "ACTION:AUDIO", "X-OWN:kept; as it is", trigger, "END:VALARM"] as const;
  const timed = ["DTSTART:20261210T100000Z", "DTEND:20261210T120000Z"] as const;
  const read = (...lines: readonly string[]) => readCalendar(textOf(...event(...lines)), now)?.events[0];
  const leaving = (lines: readonly string[], more: Partial<LeavingEvent> = {}) => {
    const found = read(...lines);
    if (found === undefined) throw new Error("no event");
    return writeCalendar("x", [{ ...found, id: "a".repeat(25), changedAt: 0, ...more }], now);
  };

  it.each([
    ["TRIGGER:-PT15M", 15],
    ["TRIGGER;RELATED=END:-PT3H", 60],
    ["TRIGGER;VALUE=DATE-TIME:20261209T100000Z", 1440],
    ["TRIGGER:PT5M", 0],
  ])("%s leave as they came, and are shown as %i minutes before", (trigger, minutes) => {
    const lines = [...timed, ...alarm(trigger), ...alarm("TRIGGER:PT1M")];
    expect(read(...lines)?.reminder).toBe(minutes);
    const text = leaving(lines).replaceAll("\r\n ", "");
    for (const line of [...alarm(trigger), ...alarm("TRIGGER:PT1M")]) expect(text).toContain(line);
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(2);
  });

  const several = [
    [
      "BEGIN:VALARM",
      "TRIGGER:-PT30M",
      "ACTION:DISPLAY",
      "DESCRIPTION:Leave\\, with bag\\; 书 \\n twice",
      "END:VALARM",
    ],
    ["BEGIN:VALARM", "TRIGGER;RELATED=END:PT0S", "ACTION:AUDIO", "REPEAT:4", "DURATION:PT5M", "END:VALARM"],
    [
      "BEGIN:VALARM",
      "UID:one@cal",
      "TRIGGER;VALUE=DATE-TIME:20261209T100000Z",
      "ACTION:EMAIL",
      "SUMMARY:Soon",
      "DESCRIPTION:Mail",
      "ATTENDEE:mailto:a@b.org",
      "ACKNOWLEDGED:20261201T100000Z",
      "END:VALARM",
    ],
    ["BEGIN:VALARM", "TRIGGER:-P1W", "ACTION:DISPLAY", "DESCRIPTION:A week", "END:VALARM"],
    ["BEGIN:VALARM", "TRIGGER:20261208T100000Z", "ACTION:DISPLAY", "DESCRIPTION:No type", "END:VALARM"],
    ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:No trigger", "END:VALARM"],
  ] as const;
  const alarmsIn = (text: string) =>
    text
      .replaceAll("\r\n ", "")
      .match(/BEGIN:VALARM[\s\S]*?END:VALARM/g)
      ?.map((one) => one.split("\r\n")) ?? [];

  it("of every kind leave as they came, also a second time and those of a whole day", () => {
    const lines = several.flat();
    const first = leaving([...timed, ...lines]);
    expect(alarmsIn(first)).toEqual(several);
    const again = readCalendar(first, now)?.events[0];
    if (again === undefined) throw new Error("no event");
    expect(alarmsIn(writeCalendar("x", [{ ...again, id: "a".repeat(25), changedAt: 0 }], now))).toEqual(
      several,
    );
    expect(alarmsIn(leaving(["DTSTART;VALUE=DATE:20261210", ...lines]))).toEqual(several);
  });

  it("that say much leave too", () => {
    const long = [
      "BEGIN:VALARM",
      "TRIGGER:-PT5M",
      "ACTION:DISPLAY",
      `DESCRIPTION:${"Agenda. ".repeat(900).trim()}`,
      "END:VALARM",
    ];
    expect(alarmsIn(leaving([...timed, ...several[0], ...long]))).toEqual([several[0], long]);
  });

  it.each([["TRIGGER:20261209T100000Z"], ["TRIGGER:soon"], ["TRIGGER;VALUE=DATE-TIME:soon"]])(
    "%s takes nothing of its event away",
    (trigger) => {
      const lines = [...timed, "SUMMARY:Kept", ...alarm(trigger)];
      expect(read(...lines)?.title).toBe("Kept");
    },
  );

  it("are added to no event that had none, and are as they were chosen here", () => {
    expect(leaving(timed)).not.toContain("VALARM");
    expect(leaving(timed, { reminder: null })).not.toContain("VALARM");
    const chosen = leaving([...timed, ...alarm("TRIGGER:-PT15M")], { reminder: 60, alarms: "" });
    expect(chosen.match(/^TRIGGER.*$/gm)).toEqual(["TRIGGER:-PT1H"]);
  });
});

/** What each input of the reports shows; that of each is said beside them. */
const reports: Readonly<Record<string, readonly string[]>> = {
  "fold-amid-a-letter.ics": ["读书会 – Lesekreis für alle 2026-12-10T10:00:00Z"],
  "moved-time-named-in-another-zone.ics": [
    "Stand-up 2026-11-30T22:00:00Z/2026-11-30T22:30:00Z",
    "Stand-up, later 2026-12-02T02:00:00Z/2026-12-02T02:30:00Z",
    "Stand-up 2026-12-02T22:00:00Z/2026-12-02T22:30:00Z",
  ],
  "moved-time-named-in-utc.ics": [
    "Stand-up 2026-12-01T10:00:00Z/2026-12-01T10:30:00Z",
    "Stand-up, later 2026-12-02T14:00:00Z/2026-12-02T14:30:00Z",
    "Stand-up 2026-12-03T10:00:00Z/2026-12-03T10:30:00Z",
  ],
  "moved-time-stands-first.ics": [
    "Stand-up 2026-12-01T10:00:00Z/2026-12-01T10:30:00Z",
    "Stand-up, later 2026-12-02T14:00:00Z/2026-12-02T14:30:00Z",
    "Stand-up 2026-12-03T10:00:00Z/2026-12-03T10:30:00Z",
  ],
  "this-and-future.ics": [
    "Class 2026-12-01T10:00:00Z/2026-12-01T11:00:00Z",
    "Class 2026-12-02T10:00:00Z/2026-12-02T11:00:00Z",
    "Class in room 7 2026-12-03T12:00:00Z/2026-12-03T13:00:00Z",
    "Class in room 7 2026-12-04T12:00:00Z/2026-12-04T13:00:00Z",
  ],
  "end-in-another-zone.ics": ["Flight to New York 2026-12-10T09:00:00Z/2026-12-10T18:00:00Z"],
  "end-in-utc.ics": ["Call 2026-12-10T09:00:00Z/2026-12-10T10:00:00Z"],
  "until-in-utc-without-zone.ics": [
    "2026-11-30T23:00:00Z",
    "2026-12-01T23:00:00Z",
    "2026-12-02T23:00:00Z",
  ].map((start) => `Radio exercise ${start}/${start.replace("23:00", "23:15")}`),
  "zone-of-three-parts.ics": ["Milonga 2026-12-10T23:00:00Z/2026-12-11T02:00:00Z"],
  "dates-without-a-rule.ics": ["Flea market 2026-12-05", "Flea market 2026-12-19", "Flea market 2027-01-09"],
  "dates-without-a-rule-period.ics": [
    "Open lab 2026-12-05T09:00:00Z/2026-12-05T10:00:00Z",
    "Open lab 2026-12-12T09:00:00Z/2026-12-12T11:00:00Z",
  ],
  "until-as-day.ics": ["04", "11", "18"].map(
    (day) => `Club 2026-12-${day}T20:30:00Z/2026-12-${day}T21:30:00Z`,
  ),
  "day-without-saying-so.ics": ["Open day 2026-12-05", "Lecture 2026-12-07T09:00:00Z/2026-12-07T10:00:00Z"],
};

describe("the calendars of the reports", () => {
  const read = (name: string): string => decodeCalendar(readFileSync(join(reportsFolder, name)), "");

  it.each(Object.entries(reports))("%s", (name, wanted) => {
    expect(shown(read(name))).toEqual(wanted);
  });

  it("zone-of-windows.ics, daily-since-2009.ics, running-now.ics", () => {
    expect(
      readCalendar(read("zone-of-windows.ics"), now)?.events.map(({ start }) => start.slice(11)),
    ).toEqual(["12:00:00Z", "05:00:00Z", "18:00:00Z", "12:00:00Z"]);
    const daily = shown(read("daily-since-2009.ics"));
    expect(daily[0]).toMatch(/^(?:Water the plants 2026-11-27T07:00:00|Stand-up since ever 2026-11-27)/);
    expect(daily.length).toBeGreaterThan(150);
    expect(shown(read("running-now.ics"))[0]).toBe("Retreat 2026-11-23/2026-11-29");
  });
});

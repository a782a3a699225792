import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import nodeIcal from "node-ical";
import { describe, expect, it } from "vitest";
import { readCalendar } from "../../src/radar/events/calendar-file/read-calendar.ts";
import { type LeavingEvent, writeCalendar } from "../../src/radar/events/calendar-file/write-calendar.ts";
import { NO_REMINDER } from "../../src/radar/events/event-record.ts";
import { joinTime, splitTime } from "../../src/radar/events/rules/event-time.ts";
import { monthDays } from "../../src/radar/events/rules/month-days.ts";
import { readOpml, writeOpml } from "../../src/radar/sources/opml.ts";
import { readFeed } from "../../src/radar/sources/read-feed.ts";
import { feedDate } from "../../src/radar/sources/rules/feed-date.ts";
import { ownId, withNewItems } from "../../src/radar/sources/rules/feed-item.ts";

const feed = (text: string, type = "") =>
  readFeed(new TextEncoder().encode(text), type, "https://example.org/blog/feed.xml");
const rss = (items: string, head = "<title>T</title><link>https://example.org/blog/</link>"): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items}</channel></rss>`;
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string): Uint8Array =>
  new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer),
  ]);
const shared = resolve(import.meta.dirname, "../../../shared");

/** Feeds that break a rule each, and the title their first piece has all the same. */
const broken: readonly (readonly [string, Uint8Array | string, string])[] = [
  [
    "an encoding that is not the one it names",
    latin(rss("<item><title>Caf\xe9</title></item>").replace("?>", ' encoding="utf-8"?>')),
    "Café",
  ],
  [
    "another encoding",
    latin(rss("<item><title>Caf\xe9</title></item>").replace("?>", ' encoding="iso-8859-1"?>')),
    "Café",
  ],
  ["UTF-16", utf16(rss("<item><title>中文</title></item>")), "中文"],
  ["a mark before it", `\ufeff${rss("<item><title>A</title></item>")}`, "A"],
  ["blank lines before it", `\n\n  ${rss("<item><title>A</title></item>")}`, "A"],
  ["HTML in a title", rss("<item><title><![CDATA[<b>A</b> &amp; b]]></title></item>"), "A & b"],
  [
    "HTML escaped twice in a title",
    rss("<item><title>&amp;lt;b&amp;gt;A&amp;lt;/b&amp;gt;</title></item>"),
    "A",
  ],
  ["no titles", rss("<item><description>Some words of it</description></item>"), "Some words of it"],
  ["ampersands alone", rss("<item><title>Q & A</title></item>"), "Q & A"],
  ["letters that may not stand in XML", rss("<item><title>A\u0008\u000b</title></item>"), "A"],
  ["an end that is cut off", rss("<item><title>A</title></item><item><title>B</ti").slice(0, -18), "A"],
  [
    "text that is cut off",
    '<rss version="2.0"><channel><title>T</title><item><title>A</title><description><![CDATA[never ends',
    "A",
  ],
  [
    "an entities bomb",
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${rss("<item><title>A</title><description>&c;</description></item>").slice(21)}`,
    "A",
  ],
  [
    "a document type",
    `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "x.dtd">${rss("<item><title>A</title></item>").slice(21)}`,
    "A",
  ],
  ["no version", rss("<item><title>A</title></item>").replace(' version="2.0"', ""), "A"],
  ["upper-case names of HTML entities", rss("<item><title>A&nbsp;B</title></item>"), "A B"],
  ["dates that are none", rss("<item><title>A</title><pubDate>yesterday</pubDate></item>"), "A"],
  [
    "a JSON feed of version 1",
    '{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","title":"A"}]}',
    "A",
  ],
  [
    "numbers for ids",
    '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"title":"A"}]}',
    "A",
  ],
  [
    "ten megabytes",
    rss(
      Array.from(
        { length: 9000 },
        (_, index) =>
          `<item><title>A</title><guid>${index}</guid><description>${"x".repeat(1100)}</description></item>`,
      ).join(""),
    ),
    "A",
  ],
];

describe("feeds", () => {
  it.each(broken)("with %s are read", (_, source, title) => {
    const read = typeof source === "string" ? feed(source) : readFeed(source, "", "https://example.org/feed");
    expect(read?.items[0]?.title.replace(/\u00a0/g, " ")).toBe(title);
  });

  it("have links in full, recordings, and moments", () => {
    const read = feed(
      rss(
        '<item><title>A</title><link>../post</link><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate><enclosure url="/a.mp3" type="audio/mpeg" length="5"/></item>',
      ),
    );
    expect(read?.items[0]).toMatchObject({
      address: "https://example.org/post",
      publishedAt: Date.UTC(2026, 10, 2, 10),
      enclosure: { address: "https://example.org/a.mp3", type: "audio/mpeg", bytes: 5 },
    });
  });

  const atom = (entries: string, more = "") =>
    feed(`<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title>T</title><id>x</id>${entries}</feed>`);

  it("have links below what xml:base says, of the feed and of the piece", () => {
    const link = (more: string) =>
      `<entry ${more}><id>${more}</id><title>A</title><link href="one"/></entry>`;
    const read = atom(
      link('xml:base="2026/11/"') + link('xml:base="https://b.org/x/"') + link(""),
      'xml:base="https://a.org/en/"',
    );
    expect(read?.items.map(({ address }) => address)).toEqual([
      "https://a.org/en/2026/11/one",
      "https://b.org/x/one",
      "https://a.org/en/one",
    ]);
    const relative = atom(link(""), 'xml:base="posts/"');
    expect(relative?.items[0]?.address).toBe("https://example.org/blog/posts/one");
  });

  it("have their words as they say that they are written", () => {
    const entry = (title: string) => `<entry><id>${title.length}</id>${title}</entry>`;
    const titles = [
      ["<title>Why Vec&lt;T&gt; is not &lt;table&gt;</title>", "Why Vec<T> is not <table>"],
      ['<title type="text">Box&lt;dyn Error&gt;</title>', "Box<dyn Error>"],
      ['<title type="html">A guide to &amp;lt;head&amp;gt; elements</title>', "A guide to <head> elements"],
      ['<title type="html">&lt;em&gt;Bright&lt;/em&gt; ideas</title>', "Bright ideas"],
      [
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less <em>is</em> &lt;b&gt;</div></title>',
        "Less is <b>",
      ],
    ] as const;
    for (const [title, words] of titles) expect(atom(entry(title))?.items[0]?.title).toBe(words);
    const json = (item: object) =>
      feed(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "T", items: [item] }));
    expect(
      json({ id: "1", title: "Hiding <details>", content_text: "if a < b say <so>" })?.items[0],
    ).toMatchObject({
      title: "Hiding <details>",
      text: "if a < b say <so>",
    });
    expect(
      json({ id: "1", title: "AT&amp;T", content_html: "<p>A &lt;b&gt; tag</p>" })?.items[0],
    ).toMatchObject({
      title: "AT&amp;T",
      text: "A <b> tag",
    });
    const spoken = rss(
      "<item><title><![CDATA[A guide to &lt;head&gt; elements]]></title><description><![CDATA[<p>Between <code>&lt;user&gt;</code> and <code>&lt;assistant&gt;</code>.</p>]]></description></item>",
    );
    expect(feed(spoken)?.items[0]).toMatchObject({
      title: "A guide to <head> elements",
      text: "Between <user> and <assistant>.",
    });
  });

  it("keep all their pieces where one id or one address is that of all", () => {
    const item = (title: string, day: number, more: string) =>
      `<item><title>${title}</title><pubDate>${day} Nov 2026 10:00:00 GMT</pubDate>${more}</item>`;
    const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title).sort();
    const shared = ["A", "B", "C"].map((title, index) =>
      item(title, index + 1, '<guid isPermaLink="false">N/A</guid>'),
    );
    expect(titles(feed(rss(shared.join("")))?.items ?? [])).toEqual(["A", "B", "C"]);
    // Once more is no other piece.
    expect(titles(feed(rss([...shared, ...shared].join("")))?.items ?? [])).toEqual(["A", "B", "C"]);
    const at = (title: string, day: number) => item(title, day, "<link>https://x.org/</link>");
    const first = feed(rss(at("Fox", 20) + at("Owl", 20) + at("Crab", 20)))?.items ?? [];
    const second = feed(rss(at("Moth", 27) + at("Toad", 27)))?.items ?? [];
    const both = withNewItems(withNewItems([], first), second);
    expect(titles(both)).toEqual(["Crab", "Fox", "Moth", "Owl", "Toad"]);
    for (const piece of first) expect(both.find(({ id }) => id === piece.id)?.title).toBe(piece.title);
  });

  it("give no new episode the id of an old one, though address and title are those of all", () => {
    const episode = (day: number) =>
      feed(
        rss(
          `<item><title>Daily</title><link>https://x.org/latest</link><guid>${day}</guid><pubDate>${day} Nov 2026 10:00:00 GMT</pubDate></item>`,
        ),
      )?.items ?? [];
    const both = withNewItems(withNewItems([], episode(1)), episode(2));
    expect(both.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  it("are the same where an earlier version read their moments in another zone", () => {
    const read = feed(
      rss("<item><title>A</title><link>https://x.org/a</link><pubDate>20.11.2026 10:00</pubDate></item>"),
    );
    const [item] = read?.items ?? [];
    if (item === undefined) throw new Error("no piece");
    const earlier = { ...item, publishedAt: item.publishedAt - 8 * HOUR };
    const known = [{ ...earlier, id: ownId(earlier) }];
    expect(withNewItems(known, [item]).map(({ id }) => id)).toEqual([known[0]?.id]);
  });

  const ten = Date.UTC(2026, 10, 20, 10);
  const HOUR = 60 * 60 * 1000;
  it.each([
    ["Fri, 20 Nov 2026 10:00:00 CET", ten - HOUR],
    ["Fri, 20 Nov 2026 10:00:00 CEST", ten - 2 * HOUR],
    ["Fri, 20 Nov 2026 10:00:00 MSK", ten - 3 * HOUR],
    ["Fri, 20 Nov 2026 10:00:00 JST", ten - 9 * HOUR],
    ["Fri, 20 Nov 2026 10:00:00 EST", ten + 5 * HOUR],
    ["Fri, 20 Nov 2026 10:00:00 Europe/Paris", ten - HOUR],
    ["Fri, 20 Nov 2026 10:00:00 America/New_York", ten + 5 * HOUR],
    ["Fri, 20 Nov 2026 10:00:00 UTC+0100", ten - HOUR],
    ["20 Nov 2026 10:00:00 +01:00", ten - HOUR],
    ["vr, 20 nov 2026 10:00:00 +0100", ten - HOUR],
    ["ven., 20 nov. 2026 10:00:00 +0100", ten - HOUR],
    ["mar., 20 oct. 2026 10:00:00 +0000", Date.UTC(2026, 9, 20, 10)],
    ["Пт, 20 ноя 2026 10:00:00 +0300", ten - 3 * HOUR],
    ["20 ноября 2026 г., 10:00", ten],
    ["Freitag, 20. November 2026 10:00", ten],
    ["20 de noviembre de 2026 10:00", ten],
    ["20 décembre 2026 10:00", Date.UTC(2026, 11, 20, 10)],
    ["2026年11月20日 10:00", ten],
    ["20.11.2026 10:00", ten],
    ["05.11.2026 10:00", Date.UTC(2026, 10, 5, 10)],
    ["20-11-2026", Date.UTC(2026, 10, 20)],
    ["11/20/2026 10:00 AM", ten],
    ["20/11/2026 10:00", ten],
    ["2026/11/20 10:00:00", ten],
    ["2026-11-20 10:00:00 +0100", ten - HOUR],
    ["2026-11-20T10:00:00+0100", ten - HOUR],
    ["2026-11-20T10:00:00.5Z", ten + 500],
    ["2026-11-20", Date.UTC(2026, 10, 20)],
    ["Sat, Nov 21 2026 08:28:28 PM", Date.UTC(2026, 10, 21, 20, 28, 28)],
    ["Sun, 22 Nov 2026 12:15 PM", Date.UTC(2026, 10, 22, 12, 15)],
    ["Sun, 22 Nov 2026 12:15 AM", Date.UTC(2026, 10, 22, 0, 15)],
    ["Fri, 20 Nov 2026 24:00:00 GMT", Date.UTC(2026, 10, 21)],
    ["Fri, 20 Nov 26 10:00:00 GMT", ten],
    ["1795168800", 1795168800000],
    ["Friday, November 20, 2026 - 10:00", ten],
    ["Fri Nov 20 10:00:00 CET 2026", ten - HOUR],
    ["Fri, 20 Nov 2026 10:00:00 +0000 (UTC)", ten],
    ["yesterday", 0],
    ["", 0],
    ["99 Nov 2026", 0],
  ])("have the date %s", (written, moment) => {
    expect(feedDate(written)).toBe(moment);
  });

  it("have every moment as the usual formats write it", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2099-01-01"), noInvalidDate: true }), (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        const rounded = new Date(seconds);
        for (const text of [
          rounded.toISOString(),
          rounded.toUTCString(),
          rounded.toUTCString().replace("GMT", "+0000"),
        ])
          expect([text, feedDate(text)]).toEqual([text, seconds]);
      }),
    );
  });

  it("bring nothing twice when their ids or their links change", () => {
    const first = feed(
      rss(
        "<item><title>A</title><link>https://x.org/a?utm_source=1</link><guid>1</guid><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>",
      ),
    );
    const known = withNewItems([], first?.items ?? []);
    for (const changed of [
      "<item><title>A, edited</title><link>https://x.org/elsewhere</link><guid>1</guid></item>",
      "<item><title>A, edited</title><link>http://www.x.org/a/?utm_source=2</link><guid>other</guid></item>",
      "<item><title>A</title><link>https://y.org/moved</link><guid>new</guid><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>",
    ]) {
      const again = withNewItems(known, feed(rss(changed))?.items ?? []);
      expect(again.map(({ id }) => id)).toEqual(["1"]);
    }
  });

  it("never throw, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => rss(`<item>${text}</item>`)),
        ),
        (text) => {
          feed(text);
        },
      ),
    );
  });

  it.skipIf(!existsSync(resolve(shared, "feeds")))("of a public test set are read without throwing", () => {
    const folder = mkdtempSync(join(tmpdir(), "wayside-feeds-"));
    execFileSync("tar", ["xzf", resolve(shared, "feeds/feedparser-tests.tar.gz"), "-C", folder]);
    let [read, none] = [0, 0];
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.(?:xml|json)$/.test(name)) continue;
      const found = readFeed(readFileSync(join(folder, name)), "", "https://example.org/");
      if (found === undefined) none++;
      else {
        read++;
        const again = withNewItems(withNewItems([], found.items), found.items);
        expect(again).toHaveLength(new Set(again.map(({ id }) => id)).size);
      }
    }
    // What is left are feeds that hold nothing but a field for one test, and formats nobody writes any more.
    expect(read).toBeGreaterThan(700);
    expect(none).toBeLessThan(110);
  });

  it("go out as OPML and come in again as they were", () => {
    const source = fc.record({
      title: fc
        .string({ unit: fc.constantFrom("a", "文", "&", "<", '"', " ", "é"), minLength: 1 })
        .map((text) => text.trim() || "x"),
      address: fc.webUrl({ validSchemes: ["https"] }),
      site: fc.webUrl({ validSchemes: ["https"] }),
      tags: fc.constantFrom<readonly string[]>([], ["Engineering"], ["CNCF"]),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(source, { selector: (one) => one.address, minLength: 1, maxLength: 8 }),
        (sources) => {
          const back = readOpml(new TextEncoder().encode(writeOpml("x", sources))) ?? [];
          const key = (one: { address: string }): string => one.address;
          expect([...back].sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
            [...sources].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
          );
        },
      ),
    );
  });

  it.skipIf(!existsSync(resolve(shared, "feeds")))("of a list of five hundred go round", () => {
    const first = readOpml(readFileSync(resolve(shared, "feeds/engineering-blogs.opml"))) ?? [];
    expect(first.length).toBeGreaterThan(400);
    expect(readOpml(new TextEncoder().encode(writeOpml("x", first)))).toEqual(first);
  });
});

const now = new Date("2031-10-01T00:00:00Z");
const leaving = (more: Partial<LeavingEvent>): LeavingEvent => ({
  id: "a".repeat(25),
  title: "T",
  start: "2031-10-06",
  end: "",
  location: "",
  address: "",
  text: "",
  uid: "",
  cancelled: false,
  reminder: null,
  alarms: "",
  changedAt: 0,
  ...more,
});
const calendar = (lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  "UID:u",
  ...lines,
  "END:VEVENT",
];

describe("calendars", () => {
  it("are written as a second library reads them: folded, escaped, whole days, an id that stays", () => {
    const title = `Long, with; commas\\ and 中文 ${"x".repeat(200)}`;
    const text = writeCalendar(
      "Wayside",
      [
        leaving({ title, end: "2031-10-08", text: "one\ntwo", location: "A, B" }),
        leaving({ id: "b".repeat(25), start: "2031-10-07T09:30:00Z", end: "2031-10-07T10:30:00Z" }),
      ],
      now,
    );
    // RFC 5545, 3.1: no line has more than 75 octets, each ends with CR LF.
    for (const line of text.split("\r\n")) expect(Buffer.from(line).length).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    for (const needed of ["VERSION:2.0", "PRODID:", "DTSTAMP:", "UID:"]) expect(text).toContain(needed);
    const read = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
    expect(read).toHaveLength(2);
    expect(read[0]).toMatchObject({
      summary: title,
      description: "one\ntwo",
      location: "A, B",
      uid: `${"a".repeat(25)}@wayside`,
    });
    const [first] = read as { start: Date; end: Date }[];
    expect([first?.start.getDate(), first?.end.getDate()]).toEqual([6, 9]);
  });

  it("remind of an event as it was chosen: of a whole day in the morning, of none where nobody wants it", () => {
    const trigger = (more: Partial<LeavingEvent>): readonly string[] =>
      [...writeCalendar("x", [leaving(more)], now).matchAll(/^TRIGGER:(.*)\r$/gm)].map(
        ([, text]) => text ?? "",
      );
    const timed = { start: "2031-10-07T09:30:00Z" };
    expect(trigger({})).toEqual(["-PT15H"]);
    expect(trigger({ reminder: 0 })).toEqual(["PT9H"]);
    expect(trigger(timed)).toEqual(["-P1D"]);
    expect(trigger({ ...timed, reminder: 15 })).toEqual(["-PT15M"]);
    expect(trigger({ ...timed, reminder: 0 })).toEqual(["PT0S"]);
    expect(trigger({ ...timed, reminder: NO_REMINDER })).toEqual([]);
  });

  it("have days and times of day as one enters them here", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1980-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
        (date) => {
          const stored = `${date.toISOString().slice(0, 16)}:00Z`;
          const { day, time } = splitTime(stored);
          // Where the clocks go back an hour comes twice; it reads the same.
          expect(splitTime(joinTime(day, time))).toEqual({ day, time });
          expect(splitTime(day)).toEqual({ day, time: "" });
          const page = monthDays(date);
          expect(page.length % 7).toBe(0);
          expect(page.filter(({ within }) => within).map(({ number }) => number)).toEqual(
            Array.from(
              { length: new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate() },
              (_, index) => index + 1,
            ),
          );
          expect(new Date(`${page[0]?.day}T12:00:00`).getDay()).toBe(1);
        },
      ),
    );
    expect(splitTime("next spring, perhaps")).toEqual({ day: "", time: "" });
  });

  it("that come in again are the same events", () => {
    const words = fc
      .string({ unit: fc.constantFrom("a", ",", ";", "\\", "文", "\n", '"', ":", "é", " ") })
      .map((text) => `t${text}t`);
    const days = fc.date({ min: new Date("1980-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    const dated = fc.record({
      title: words,
      text: words,
      location: words,
      start: fc.oneof(
        days.map((one) => one.toISOString().slice(0, 10)),
        days.map((one) => `${one.toISOString().slice(0, 19)}Z`),
        days.map((one) => one.toISOString().slice(0, 19)),
      ),
    });
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 5 }), (events) => {
        const all = events.map((one, index) => leaving({ ...one, id: String(index).padStart(25, "0") }));
        const back = readCalendar(writeCalendar("x", all, now), now)?.events ?? [];
        expect(back.map(({ title, text, location, start }) => ({ title, text, location, start }))).toEqual(
          events,
        );
      }),
    );
  });

  it("have their times in zones, those the file describes and those it only names", () => {
    const zone = [
      "BEGIN:VTIMEZONE",
      "TZID:Own/Zone",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:+0300",
      "TZOFFSETTO:+0300",
      "END:STANDARD",
      "END:VTIMEZONE",
    ];
    const starts = (lines: readonly string[]): readonly string[] | undefined =>
      readCalendar(calendar(lines), now)?.events.map(({ start }) => start);
    expect(starts([...zone, ...event(["DTSTART;TZID=Own/Zone:20311006T120000"])])).toEqual([
      "2031-10-06T09:00:00Z",
    ]);
    expect(starts(event(["DTSTART;TZID=Europe/Berlin:20310702T180000"]))).toEqual(["2031-07-02T16:00:00Z"]);
    expect(starts(event(["DTSTART:20310702T180000"]))).toEqual(["2031-07-02T18:00:00"]);
    expect(starts(event(["DTSTART;VALUE=DATE:20310702"]))).toEqual(["2031-07-02"]);
  });

  it("have the next times of what comes back, and what never ends ends here", () => {
    const weekly = readCalendar(calendar(event(["DTSTART:20200106T100000Z", "RRULE:FREQ=WEEKLY"])), now);
    expect(weekly?.events).toHaveLength(24);
    expect(weekly?.events[0]?.start).toBe("2031-10-06T10:00:00Z");
    expect(
      readCalendar(calendar(event(["DTSTART:20240101T000000Z", "DURATION:P999999999999999999W"])), now)
        ?.events[0]?.end,
    ).toBe("");
  });

  it.each([
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;INTERVAL=1000;BYYEARDAY=366",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=3",
    "FREQ=SECONDLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=1000000000000000",
    "FREQ=DAILY;INTERVAL=-1",
  ])("whose rule is %s come to an end, and take nothing of the others away", (rule) => {
    const lines = [
      ...["BEGIN:VEVENT", "UID:odd", "DTSTART:20260101T180000", "SUMMARY:odd", `RRULE:${rule}`, "END:VEVENT"],
      ...["BEGIN:VEVENT", "UID:good", "DTSTART:20311006T100000Z", "SUMMARY:good", "END:VEVENT"],
    ];
    const read = readCalendar(calendar(lines), now);
    expect(read?.events.map(({ title }) => title)).toContain("good");
    const isThere = read?.events.some(({ title }) => title === "odd");
    expect(isThere ? [] : read?.unread.map(({ title }) => title)).toEqual(isThere ? [] : ["odd"]);
    // What was not read is known by its key, and not tried again.
    const tried: string[] = [];
    const skip = new Set(read?.unread.map(({ key }) => key));
    readCalendar(calendar(lines), now, { skip, onEvent: ({ title }) => tried.push(title) });
    expect(tried).toEqual(isThere ? ["odd", "good"] : ["good"]);
  });

  it("with hundreds of such rules, or a zone of them, share one budget", () => {
    const many = Array.from({ length: 300 }, (_, index) => [
      ...["BEGIN:VEVENT", `UID:${index}`, "DTSTART:19000101T000000"],
      ...["RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "END:VEVENT"],
    ]).flat();
    expect(readCalendar(calendar(many), now)?.unread.length).toBeGreaterThan(200);
    const zone = [
      "BEGIN:VTIMEZONE",
      "TZID:Z",
      "BEGIN:STANDARD",
      "DTSTART:00010101T000000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
      "RRULE:FREQ=SECONDLY",
      "END:STANDARD",
      "END:VTIMEZONE",
    ];
    expect(
      readCalendar(calendar([...zone, ...event(["DTSTART;TZID=Z:20311006T100000"])]), now),
    ).toBeDefined();
  });

  it("that are broken lose what is broken alone", () => {
    const lines = [
      ...event(["DTSTART:20311006T100000Z", "SUMMARY:good"]),
      "BEGIN:VEVENT",
      "UID:v",
      "a line of nothing",
      "DTSTART:20311007T100000Z",
      "SUMMARY:mended",
      "END:VEVENT",
    ];
    expect(readCalendar(calendar(lines), now)?.events.map(({ title }) => title)).toEqual(["good", "mended"]);
    expect(readCalendar("no calendar", now)).toBeUndefined();
  });

  it.skipIf(!existsSync(resolve(shared, "calendars")))(
    "of a public test set never throw, and none takes long",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "wayside-calendars-"));
      execFileSync("tar", ["xzf", resolve(shared, "calendars/icalendar-test-files.tar.gz"), "-C", folder]);
      let read = 0;
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!name.endsWith(".ics")) continue;
        const found = readCalendar(readFileSync(join(folder, name), "utf8"), now);
        if (found !== undefined) read++;
        const dated = found?.events.filter(({ start }) => start !== "") ?? [];
        const text = writeCalendar(
          "x",
          dated.map((one, index) => leaving({ ...one, id: String(index).padStart(25, "0") })),
          now,
        );
        expect([name, readCalendar(text, now)?.events.length ?? 0]).toEqual([name, dated.length]);
      }
      expect(read).toBeGreaterThan(110);
    },
  );
});

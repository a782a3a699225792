import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFeed } from "../../src/radar/sources/read-feed.ts";
import { normalPlayTime } from "../../src/radar/sources/rules/normal-play-time.ts";
import { readTags } from "../../src/reading/fetching/read-tags.ts";
import { chapterAt, chaptersInOrder } from "../../src/reading/rules/chapter.ts";
import { episodeOf, type FeedEpisode, type RecordingTags } from "../../src/reading/rules/episode.ts";
import { id3Of, mp3Of } from "../support/documents.ts";

describe("the chapters of a recording", () => {
  it("stand in order, one for each moment, without those that say nothing", () => {
    expect(
      chaptersInOrder([
        { start: 60, title: " Two \n parts " },
        { start: 0, title: "One" },
        { start: 60, title: "Again" },
        { start: 90, title: " " },
        { start: Number.NaN, title: "Nowhere" },
        { start: -1, title: "Before" },
      ]),
    ).toEqual([
      { start: 0, title: "One" },
      { start: 60, title: "Two parts" },
    ]);
  });

  it("have one that is heard: the last that has begun", () => {
    const chapters = [
      { start: 5, title: "a" },
      { start: 10, title: "b" },
    ];
    expect([0, 5, 9.9, 10, 99].map((at) => chapterAt(chapters, at))).toEqual([-1, 0, 0, 1, 1]);
  });

  it("are as few, as short and as well ordered, whatever comes", () => {
    const chapter = fc.record({ start: fc.double(), title: fc.string({ maxLength: 400 }) });
    fc.assert(
      fc.property(fc.array(chapter, { maxLength: 400 }), (chapters) => {
        const ordered = chaptersInOrder(chapters);
        expect(ordered.length).toBeLessThanOrEqual(300);
        for (const [index, { start, title }] of ordered.entries()) {
          expect(start).toBeGreaterThan(index === 0 ? -1 : (ordered[index - 1]?.start ?? 0));
          expect(title.length).toBeGreaterThan(0);
          expect(title.length).toBeLessThanOrEqual(300);
        }
      }),
    );
  });

  it.each([
    ["01:02:03.5", 3723.5],
    ["62:03", 3723],
    ["3723.5", 3723.5],
    ["00:00:00", 0],
    ["-1", undefined],
    ["1:2:3:4", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("begin at %j, which are %s seconds", (text, seconds) => expect(normalPlayTime(text)).toBe(seconds));
});

const feed: FeedEpisode = {
  show: "信号 Signals",
  page: "https://example.org/1",
  picture: "",
  notes: "",
  chapters: [{ start: 1, title: "By the feed" }],
};
const tags: RecordingTags = {
  title: "",
  album: "An album",
  artist: "Somebody",
  chapters: [{ start: 2, title: "By the file" }],
  picture: undefined,
};

describe("an episode", () => {
  it("is of what its feed says, else of the album, else of the artist", () => {
    expect(episodeOf(feed, tags)).toEqual({ show: feed.show, page: feed.page, chapters: feed.chapters });
    expect(episodeOf(undefined, tags)).toEqual({ show: "An album", page: "", chapters: tags.chapters });
    expect(episodeOf({ ...feed, show: "", chapters: [] }, { ...tags, album: " " })).toEqual({
      show: "Somebody",
      page: feed.page,
      chapters: tags.chapters,
    });
    expect(episodeOf(undefined, undefined)).toEqual({ show: "", page: "", chapters: [] });
  });

  const item = (more: string, channel = "") =>
    readFeed(
      new TextEncoder().encode(
        `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>https://example.org/</link>${channel}<item><title>A</title><link>/1</link>${more}</item></channel></rss>`,
      ),
      "",
      "https://example.org/feed",
    )?.items[0];
  const enclosure = '<enclosure url="/a.mp3" type="audio/mpeg" length="5"/>';

  it("has its notes as they are written, its picture or that of its feed, and its chapters", () => {
    const written = item(
      `${enclosure}<description>Short</description><content:encoded><![CDATA[<p>Long <b>notes</b></p>]]></content:encoded><itunes:image href="e.png"/><psc:chapters><psc:chapter start="0:05" title="One"/><psc:chapter start="?" title="Two"/></psc:chapters>`,
      '<itunes:image href="c.png"/>',
    );
    expect(written?.episode).toEqual({
      picture: "https://example.org/e.png",
      notes: "<p>Long <b>notes</b></p>",
      chapters: [{ start: 5, title: "One" }],
    });
    expect(item(enclosure, "<image><url>/i.png</url></image>")?.episode).toEqual({
      picture: "https://example.org/i.png",
      notes: "",
      chapters: [],
    });
  });

  it("is none without a recording, and its notes are not kept beyond what memory bears", () => {
    expect(item("<description>Words</description>")?.episode).toBeUndefined();
    expect(item(`${enclosure}<description>${"x".repeat(50_000)}</description>`)?.episode?.notes.length).toBe(
      8000,
    );
  });
});

describe("what a recording says of itself", () => {
  const picture = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const said = {
    album: "信号 Signals",
    artist: "Ada",
    chapters: [
      { start: 0, title: "Departure" },
      { start: 12.5, title: "到站" },
    ],
    picture,
  };

  it("is read: show, chapters and picture", async () => {
    const read = await readTags(new Blob([new Uint8Array(mp3Of(2, said))]));
    expect(read).toMatchObject({ album: said.album, artist: "Ada", chapters: said.chapters });
    expect(read?.picture?.type).toBe("image/png");
    expect(Buffer.from(read?.picture?.bytes ?? []).equals(picture)).toBe(true);
  });

  it("does no harm where it is broken", async () => {
    const whole = id3Of(said);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 20 }),
        fc.nat({ max: whole.length }),
        async (changes, end) => {
          const broken = new Uint8Array(whole);
          for (const [at, byte] of changes) broken[at] = byte;
          const read = await readTags(new Blob([broken.subarray(0, end)]));
          for (const { start } of read?.chapters ?? []) expect(start).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

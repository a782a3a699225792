import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { matchNotes } from "../../src/notes/importing/match-notes.ts";
import { readNote } from "../../src/notes/importing/read-chosen.ts";
import { PathIndex } from "../../src/notes/rules/path-index.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { releasePassages } from "../../src/radar/releases/rules/release-passages.ts";
import {
  compareVersions,
  isPrerelease,
  reaches,
  readTarget,
  readVersion,
  type Version,
} from "../../src/radar/releases/rules/version.ts";
import { readFeed } from "../../src/radar/sources/read-feed.ts";
import { withNewItems } from "../../src/radar/sources/rules/feed-item.ts";
import { readExports } from "../../src/reading/importing/read-export.ts";
import { filesOf, readFolder } from "../support/vault-folder.ts";

/*
 * Reports of users of other readers, note apps and feed readers, rebuilt as small files (tests/reports), each with what is
 * right. Calendars and encodings are in suites of their own.
 */

const reports = resolve(import.meta.dirname, "../reports");
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(join(reports, name)));
const textOf = (name: string): string => readFileSync(join(reports, name), "utf8");

describe("notes of the reports", () => {
  const note = (name: string) => readNote({ path: "a note.md", bytes: bytesOf(name), modified: 0 });

  it.each([
    ["tags-in-links.md", ["boat", "wood/oak"]],
    ["tags-in-code.md", ["boat"]],
    ["tags-in-front-matter.md", ["Sourdough", "kitchen/bread", "weekly", "面包"]],
    ["tags-in-front-matter-inline.md", ["kitchen", "slow food"]],
    ["tags-in-front-matter-words.md", ["kitchen", "winter"]],
    ["tags-in-front-matter-hash.md", ["kitchen"]],
  ])("%s", (name, tags) => expect(note(name).outline.tags).toEqual(tags));

  it.each([
    ["front-with-dots.md", "Ends with dots"],
    ["front-with-emoji.md", "Body"],
    // Where the file has a name, that is what its people call it; these have none here.
    ["first-line-is-a-callout.md", "Before you start"],
    ["first-line-is-an-embed.md", "A note on bees."],
    ["first-line-is-a-comment.md", "Daily"],
    ["first-line-is-a-link.md", "About bees and wax"],
  ])("%s", (name, title) => {
    expect(readNote({ path: "", bytes: bytesOf(name), modified: 0 }).outline.title).toBe(title);
  });

  it.each(["dates-of-plugins.md", "dates-without-zone.md"])("%s", (name) => {
    expect(note(name).createdAt).toBe(new Date(2026, 10, 20, 9, 15, 6).getTime());
  });

  /** Which file each link of a vault leads to, as "from: target → to". */
  async function linksOf(folder: string): Promise<readonly string[]> {
    const read = await readFolder(filesOf(join(reports, "vault", folder), "v"));
    const notes = matchNotes(read, []);
    const index = new PathIndex([
      ...notes.map(({ id, path, file }) => ({ id, path, vault: "v", ...file.outline })),
      ...read.media.map(({ path }) => ({ id: path, path, vault: "v", title: "", aliases: [] })),
    ]);
    const paths = new Map(notes.map(({ id, path }) => [id, path]));
    return notes.flatMap(({ path, file }) =>
      file.outline.links.map(({ target }) => {
        const found = index.resolve(target, { path, vault: "v" })?.id;
        return `${path}: ${target} → ${found === undefined ? "nowhere" : (paths.get(found) ?? found)}`;
      }),
    );
  }

  it("vault/same: of two of one name the one that is meant", async () => {
    expect(await linksOf("same")).toEqual([
      "v/Start.md: office/Index → v/office/Index.md",
      "v/Start.md: home/Index → v/home/Index.md",
      "v/Start.md: office/Index.md → v/office/Index.md",
      "v/Start.md: home/Index.md → v/home/Index.md",
      "v/Start.md: home/Index → v/home/Index.md",
      "v/home/Plan.md: Index → v/home/Index.md",
      "v/home/Plan.md: Index.md → v/home/Index.md",
      "v/home/Plan.md: ../office/Index.md → v/office/Index.md",
      "v/home/Plan.md: ../office/Index.md → v/office/Index.md",
    ]);
  });

  it.each([
    ["nfd", 4],
    ["links", 10],
    ["pictures", 12],
    ["code", 0],
  ])("vault/%s: each of %d links leads somewhere", async (folder, count) => {
    const links = await linksOf(folder);
    expect(links.filter((link) => link.endsWith("nowhere"))).toEqual([]);
    expect(links).toHaveLength(count);
  });

  it("vault/code: nothing is rewritten", () => {
    for (const name of ["vault/code/N.md", "vault/code/Boat.md"]) expect(note(name).text).toBe(textOf(name));
  });
});

describe("plans of the reports", () => {
  it("plan-due-as-field.md", () => {
    const { tasks } = understandPlan(textOf("plan-due-as-field.md"));
    expect(tasks.map(({ text, dates }) => ({ text, ...dates }))).toEqual([
      { text: "Read chapter one", due: "2026-11-25" },
      { text: "Read chapter two", scheduled: "2026-11-26" },
      { text: "Set up", done: "2026-11-23" },
      { text: "Sum up", due: "2026-11-29", recurs: "every week" },
      { text: "Talk to Ann", due: "2026-11-24" },
    ]);
  });

  it("plan-odd-boxes.md", () => {
    const { tasks } = understandPlan(textOf("plan-odd-boxes.md"));
    expect(tasks.map(({ text, checked }) => `${checked ? "x" : " "} ${text}`)).toEqual([
      "  Read chapter one",
      "x Set up",
      "x 读第三章",
      "  读第四章",
    ]);
  });
});

describe("releases of the reports", () => {
  const version = (tag: string): Version => {
    const read = readVersion(tag);
    if (read === undefined) throw new Error(`${tag} is no version`);
    return read;
  };

  it.each(textOf("release-tags.txt").trim().split("\n"))("%s", (line) => {
    const [tag = "", ...words] = line.split(" ");
    const wanted = words.join(" ");
    const read = version(tag);
    const newer = /newer than ([^\s,]+)/.exec(wanted)?.[1];
    if (newer !== undefined) expect(compareVersions(read, version(newer))).toBeGreaterThan(0);
    const same = /^is ([^\s,]+)/.exec(wanted)?.[1];
    if (same !== undefined) expect(compareVersions(read, version(same))).toBe(0);
    const target = /reaches "([^"]+)"/.exec(wanted)?.[1];
    if (target !== undefined) {
      const reached = readTarget(target);
      expect(reached === undefined ? false : reaches(read, reached)).toBe(true);
    }
    expect(isPrerelease(read)).toBe(false);
  });

  const breaking = (name: string): readonly string[] =>
    releasePassages(textOf(name))
      .filter(({ kind }) => kind === "breaking")
      .map(({ text }) => text);

  it("release-prose.md: one breaks, and six speak of it", () => {
    expect(breaking("release-prose.md")).toEqual(["feat(api)!: ids are strings now"]);
  });

  it("release-requirements.md: all seven break", () => {
    expect(breaking("release-requirements.md")).toHaveLength(7);
  });
});

describe("feeds of the reports", () => {
  const items = (name: string) =>
    readFeed(bytesOf(name), "", "https://feeds.example/some/feed.xml")?.items ?? [];

  it.each([
    ["base-of-the-feed.atom", ["https://blog.example/en/posts/one"]],
    [
      "base-of-an-entry.atom",
      ["https://diary.example/2026/11/20/ice-on-the-lake", "https://diary.example/notes/second"],
    ],
  ])("%s", (name, addresses) => expect(items(name).map(({ address }) => address)).toEqual(addresses));

  it("one-guid-for-all.xml: five", () => {
    expect(new Set(items("one-guid-for-all.xml").map(({ id }) => id)).size).toBe(5);
  });

  it("one-link-for-all: all five, each with the id it had", () => {
    const before = withNewItems([], items("one-link-for-all-1.xml"));
    const after = withNewItems(before, items("one-link-for-all-2.xml"));
    expect(after.map(({ title }) => title).sort()).toEqual(["Crab", "Fox", "Moth", "Owl", "Toad"]);
    for (const { id, title } of before) expect(after.find((item) => item.id === id)?.title).toBe(title);
  });

  it.each([
    [
      "title-of-plain-text.atom",
      [
        "Why Vec<T> is not <table>",
        "Box<dyn Error> for beginners",
        "A guide to <head> elements",
        "Bright ideas",
        "Less is <b>",
      ],
    ],
    [
      "title-of-plain-text.json",
      ["Hiding text in <details> without script", "AT&amp;T is how one writes it in HTML"],
    ],
    ["code-in-cdata.xml", ["A free guide to <head> elements"]],
  ])("%s", (name, titles) => expect(items(name).map(({ title }) => title)).toEqual(titles));

  it("code-in-cdata.xml: its code stays in the text", () => {
    expect(items("code-in-cdata.xml")[0]?.text).toBe(
      "Put the question between <user> and <assistant>, not before.",
    );
  });

  it("dates-of-many-hands.xml: each title is its date", () => {
    const read = items("dates-of-many-hands.xml").map(
      ({ title, publishedAt }) =>
        `${title} → ${publishedAt === 0 ? "none" : new Date(publishedAt).toISOString()}`,
    );
    expect(read).toEqual([
      "Fri, 20 Nov 2026 10:00:00 CET → 2026-11-20T09:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 CEST → 2026-11-20T08:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 MSK → 2026-11-20T07:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 BST → 2026-11-20T09:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 JST → 2026-11-20T01:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 Europe/Paris → 2026-11-20T09:00:00.000Z",
      "vr, 20 nov 2026 10:00:00 +0100 → 2026-11-20T09:00:00.000Z",
      "ven., 20 nov. 2026 10:00:00 +0100 → 2026-11-20T09:00:00.000Z",
      "Пт, 20 ноя 2026 10:00:00 +0300 → 2026-11-20T07:00:00.000Z",
      "2026年11月20日 10:00 → 2026-11-20T10:00:00.000Z",
      "20.11.2026 10:00 → 2026-11-20T10:00:00.000Z",
      "05.11.2026 10:00 → 2026-11-05T10:00:00.000Z",
      "Sat, Nov 21 2026 08:28:28 PM → 2026-11-21T20:28:28.000Z",
      "Sun, 22 Nov 2026 12:15 PM → 2026-11-22T12:15:00.000Z",
      "2026/11/20 10:00:00 → 2026-11-20T10:00:00.000Z",
      "Fri, 20 Nov 2026 24:00:00 GMT → 2026-11-21T00:00:00.000Z",
      "Fri, 20 Nov 2026 10:00:00 UTC+0100 → 2026-11-20T09:00:00.000Z",
      "20 Nov 2026 10:00:00 +01:00 → 2026-11-20T09:00:00.000Z",
      "Fri,20 Nov 2026 10:00:00 +0000 → 2026-11-20T10:00:00.000Z",
      "2026-11-20 10:00:00 +0100 → 2026-11-20T09:00:00.000Z",
      "2026-11-20T10:00:00+0100 → 2026-11-20T09:00:00.000Z",
      "2026-11-20 10:00:00.0 → 2026-11-20T10:00:00.000Z",
      "Fri, 20 Nov 26 10:00:00 GMT → 2026-11-20T10:00:00.000Z",
      "1795168800 → 2026-11-20T10:00:00.000Z",
      "Friday, November 20, 2026 - 10:00 → 2026-11-20T10:00:00.000Z",
      "Fri, 20 November 2026 10:00:00 Z → 2026-11-20T10:00:00.000Z",
      "Fri Nov 20 10:00:00 CET 2026 → 2026-11-20T09:00:00.000Z",
      "Fri Nov 20 10:00:00 UTC 2026 → 2026-11-20T10:00:00.000Z",
      "20-11-2026 → 2026-11-20T00:00:00.000Z",
    ]);
  });
});

describe("exports of the reports", () => {
  const taken = (name: string) => {
    const found = readExports([{ bytes: bytesOf(name), name }]);
    const articles = (found?.candidates ?? []).map(
      ({ savedAt, address, title, state, tags, note, highlights, starred, content, leftBehind }) => ({
        saved: savedAt === 0 ? "" : new Date(savedAt).toISOString().slice(0, 10),
        words: [address, title, state, tags.join("+")],
        ...(note === "" ? {} : { note }),
        ...(highlights.length === 0 ? {} : { highlights: highlights.map(({ text }) => text) }),
        ...(starred ? { starred } : {}),
        ...(content === "" ? {} : { content }),
        ...(leftBehind.length === 0 ? {} : { leftBehind }),
      }),
    );
    return { articles, texts: (found?.texts ?? []).map(({ title, text }) => `${title}: ${text}`) };
  };

  it("starred-google-reader.json: two articles, neither the reader nor a recording", () => {
    expect(taken("starred-google-reader.json").articles).toEqual([
      {
        saved: "2026-11-17",
        words: ["https://garden.example/hedge", "When to cut the hedge", "read", "Gardening"],
        leftBehind: ["full-text"],
      },
      {
        saved: "2026-11-17",
        words: ["https://moss.example/talk", "A talk on moss", "unread", ""],
        leftBehind: ["full-text"],
      },
    ]);
  });

  it("linkwarden.json: the collection is a tag", () => {
    expect(taken("linkwarden.json").articles).toEqual([
      {
        saved: "2026-11-20",
        words: ["https://l.example/1", "One", "unread", "Bread+slow food"],
        leftBehind: ["description"],
      },
    ]);
  });

  it("karakeep.json: the note and the text come along", () => {
    expect(taken("karakeep.json")).toEqual({
      articles: [
        { saved: "2026-11-20", words: ["https://k.example/1", "", "unread", "slow food"], note: "ask Ann" },
        { saved: "2026-11-20", words: ["https://k.example/2", "Two", "archived", ""] },
      ],
      texts: ["A thought: Salt later."],
    });
  });

  it("wallabag.csv: the day first", () => {
    expect(taken("wallabag.csv").articles).toEqual([
      {
        saved: "2026-11-20",
        words: ["https://bread.example/a", "Bread, slowly", "unread", "baking+slow food"],
        content: "<p>One; two</p>",
      },
      {
        saved: "2026-11-05",
        words: ["https://bread.example/b", "Two", "unread", ""],
        content: "<p>x</p>",
      },
    ]);
  });

  it("matter.csv: what was read, and when", () => {
    expect(taken("matter.csv").articles).toEqual([
      { saved: "2026-11-20", words: ["https://m.example/1", "One", "read", "baking+slow"] },
      { saved: "2026-11-21", words: ["https://m.example/2", "Two", "unread", ""] },
    ]);
  });

  it("raindrop.csv: the remark and the highlight come along, “Unsorted” is no tag", () => {
    expect(taken("raindrop.csv").articles).toEqual([
      {
        saved: "2026-11-20",
        words: ["https://r.example/1", "One", "unread", "Kitchen+Bread+baking+slow food"],
        note: "my own remark",
        highlights: ["Knead it well"],
        starred: true,
        leftBehind: ["description"],
      },
      { saved: "2026-11-21", words: ["https://r.example/2", "Two", "unread", ""] },
    ]);
  });
});

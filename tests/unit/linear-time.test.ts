import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkSync } from "recheck";
import { parseAst, transformWithOxc } from "vite";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { wordsAsRead } from "../../src/markdown/words-as-read.ts";
import { readNote } from "../../src/notes/importing/read-chosen.ts";
import { outlineNote } from "../../src/notes/rules/note-outline.ts";
import { noteTitle } from "../../src/notes/rules/note-title.ts";
import { startDate } from "../../src/plan/rules/understanding/plan-time.ts";
import { readCalendar } from "../../src/radar/events/calendar-file/read-calendar.ts";
import { picturesOfNotes } from "../../src/radar/releases/rules/notes-pictures.ts";
import { readProposalFile } from "../../src/radar/releases/rules/proposal-file.ts";
import { releasePassages } from "../../src/radar/releases/rules/release-passages.ts";
import { readFeed } from "../../src/radar/sources/read-feed.ts";
import { feedWords } from "../../src/radar/sources/rules/feed-text.ts";
import { readBookmarkFile } from "../../src/reading/importing/formats/bookmark-file.ts";

const source = resolve(import.meta.dirname, "../../src");

/** What the tool holds to take the square of a length, and why that does no harm here. */
const bounded: Readonly<Record<string, string>> = {
  "markdown/html-tags.ts": "looks only up to the last “>”, so that each try ends at a tag",
  "radar/sources/rules/feed-text.ts": "looks only up to the last “>”, so that each try ends at a tag",
  "radar/releases/rules/notes-pictures.ts": "looks only up to the last “>”, so that each try ends at a tag",
  "today/report/report-screen.tsx": "looks at lines of at most 2,000 letters",
  "reading/importing/formats/bookmark-file.ts":
    "looks only up to the last “>”, so that each try ends at a tag",
  "reading/fetching/extraction/decode-page.ts": "looks at the first kilobytes of a page",
  "radar/releases/rules/release-passages.ts": "looks at the first 600 letters of a passage",
  "radar/releases/rules/version.ts": "looks at tags of at most 250 letters",
  "markdown/front-matter.ts": "a name of at most 63 letters begins at the start of the line",
  "plan/rules/understanding/label.ts": "a label of at most 80 letters begins at the start of the text",
};
/** Milliseconds for one expression; the tool says so where that is not enough. */
const PATIENCE = 4000;
/** Milliseconds for the text the tool proposes, some ten thousand letters long: the square of that takes seconds. */
const QUICK = 1000;

/** Whether the engine takes long over what the tool tried: where it only guesses, it counts steps that are none. */
function takesLong(pattern: string, flags: string, text: string): boolean {
  const tries = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    text.search(new RegExp(pattern, flags));
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...tries) > QUICK;
}

async function expressions(): Promise<
  ReadonlyMap<string, { readonly file: string; readonly flags: string }>
> {
  const found = new Map<string, { readonly file: string; readonly flags: string }>();
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    const { code } = await transformWithOxc(readFileSync(join(source, file), "utf8"), file);
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      const { regex } = node as { regex?: { pattern: string; flags: string } };
      if (regex !== undefined) found.set(regex.pattern, { file, flags: regex.flags });
      for (const child of Object.values(node)) visit(child);
    };
    visit(parseAst(code));
  }
  return found;
}

describe("regular expressions over what others wrote", () => {
  it("take time that grows with the length of a text, as far as a tool can tell", {
    timeout: 900_000,
  }, async () => {
    const all = await expressions();
    expect(all.size).toBeGreaterThan(400);
    const vulnerable: string[] = [];
    for (const [pattern, { file, flags }] of all) {
      const result = checkSync(pattern, flags, { timeout: PATIENCE });
      if (result.status !== "vulnerable" || bounded[file.replaceAll("\\", "/")] !== undefined) continue;
      if (result.checker === "automaton" || takesLong(pattern, flags, result.attack.string))
        vulnerable.push(`${file}: /${pattern}/${flags}`);
    }
    expect(vulnerable).toEqual([]);
  });
});

const times = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));
const file = (text: string) => ({ path: "a.md", bytes: new TextEncoder().encode(text), modified: 0 });
const html = (text: string) => new TextEncoder().encode(`<rss><channel><item><title>${text}`);
const now = new Date(Date.UTC(2031, 9, 6));

/** Functions that read what others wrote, each with what it would hate. */
const readers: readonly (readonly [string, (text: string) => unknown, readonly string[]])[] = [
  ["noteTitle", noteTitle, ["[", "[a](", "`", "![", "[["]],
  ["wordsAsRead", wordsAsRead, ["[", "](", "[[", "![[", "<a", "> ", "**", "~"]],
  [
    "outlineNote",
    (text) => outlineNote(text),
    ["~~~", "#a-", "`", "[[", "#a/", "[^a", "$a ", "==a", " ^a", "![a](b ", "<img "],
  ],
  ["feedWords", feedWords, ["<!", "<a ", "&", "  ", "<script ", "<styles", "<script></script>"]],
  ["parseMarkdown", parseMarkdown, ["[a](", "1. ", ">", "*a_ ", "`", "[", "<!--", "%%", "a  ", "**a "]],
  [
    "readNote",
    (text) => readNote(file(text)),
    ["[", "![", "[[", "[\\", "~~~", "---\n", "---\na: ", "a:: b\n"],
  ],
  ["readBookmarkFile", readBookmarkFile, ["<h1>", "<a b>", "<dl>", "<", "<a href=x>"]],
  ["startDate", (text) => startDate(new Map(), [text]), ["a ", "|", "start: ", " "]],
  ["releasePassages", releasePassages, ["汉", "([]\t", "[a] ", "- feat ", "a.b "]],
  ["readProposalFile", readProposalFile, ["{", "[", "- ", "a: ", "a: 1\n", "? "]],
  ["picturesOfNotes", picturesOfNotes, ["![", "![a](http://a", "<img ", "<img src='"]],
  [
    "readFeed",
    (text) => readFeed(html(text), "application/rss+xml", "https://a.org/"),
    ["<a>", "<![CDATA[", "<!--", "&", "</b>"],
  ],
  [
    "readCalendar",
    (text) => readCalendar(text, now),
    ["BEGIN:VTIMEZONE\r\n", "BEGIN:VEVENT\r\n", "BEGIN:VCALENDAR\r\n", "\r\n "],
  ],
];

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe.each(readers)("%s", (_, read, units) => {
  it.each(units)("takes eight times the time for eight times of %j, not sixty-four times", (unit) => {
    const make = times(unit);
    read(make(2000));
    const once = Math.min(
      processorTime(() => read(make(25_000))),
      processorTime(() => read(make(25_000))),
    );
    const eightfold = Math.min(
      processorTime(() => read(make(200_000))),
      processorTime(() => read(make(200_000))),
    );
    // What is done in a moment is not measured well; a square would take many seconds.
    expect(eightfold < 1500 || eightfold < 24 * once, `${once} ms, then ${eightfold} ms`).toBe(true);
  });
});

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/reading/fetching/extraction/extract-article.ts";

/*
 * Pages written for this, in the dress that the programs really give them: what must be there of each, and what must not.
 * tests/pages/README.md tells how they are written.
 */

const expectedSchema = v.strictObject({
  title: v.nullable(v.string()),
  text: v.array(v.string()),
  without: v.array(v.string()),
  codeLines: v.array(v.string()),
  pictures: v.nullable(v.number()),
  boxes: v.number(),
  headings: v.optional(v.array(v.string()), []),
  tableRows: v.optional(v.number()),
  direction: v.optional(v.string()),
  language: v.optional(v.string()),
});

const sources = import.meta.glob<string>("../pages/*.html", {
  query: "?raw",
  import: "default",
  eager: true,
});
const expectations = import.meta.glob("../pages/*.json", { import: "default", eager: true });

const pages = Object.entries(sources).map(([path, source]) => ({
  name: path.replace(/^.*\/|\.html$/g, ""),
  source,
  expected: v.parse(expectedSchema, expectations[path.replace(/\.html$/, ".json")]),
}));

const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("a page as it is really dressed", () => {
  it("is one of at least twenty", () => {
    expect(pages.length).toBeGreaterThanOrEqual(20);
  });

  it.each(pages)("$name", ({ name, source, expected }) => {
    const found = extractArticle({ text: source, address: `https://${name}.example/a/page`, kind: "html" });
    if (found === undefined) throw new Error("nothing was extracted");
    const body = new DOMParser().parseFromString(found.html, "text/html").body;
    const text = flat(body.textContent ?? "");
    const code = [...body.querySelectorAll("pre")].map((block) => block.textContent ?? "").join("\n");
    const codeLines = code.split("\n").map((line) => line.trimEnd());
    const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) =>
      flat(one.textContent ?? "").trim(),
    );
    expect({
      title: expected.title === null ? null : found.title,
      missing: expected.text.filter((piece) => !text.includes(flat(piece))),
      doubled: expected.text.filter((piece) => text.split(flat(piece)).length > 2),
      tooMuch: expected.without.filter((piece) => text.includes(flat(piece))),
      missingCode: expected.codeLines.filter((line) => !codeLines.includes(line)),
      missingHeadings: expected.headings.filter((heading) => !headings.includes(heading)),
      pictures: expected.pictures === null ? null : body.querySelectorAll("img").length,
      boxes: text.split(/[☐☑]/).length - 1 + body.querySelectorAll("input[type=checkbox]").length,
      tableRows: expected.tableRows === undefined ? undefined : body.querySelectorAll("tr").length,
      direction: expected.direction === undefined ? undefined : found.direction,
      language: expected.language === undefined ? undefined : found.language,
    }).toEqual({
      title: expected.title,
      missing: [],
      doubled: [],
      tooMuch: [],
      missingCode: [],
      missingHeadings: [],
      pictures: expected.pictures,
      boxes: expected.boxes,
      tableRows: expected.tableRows,
      direction: expected.direction,
      language: expected.language,
    });
  });
});

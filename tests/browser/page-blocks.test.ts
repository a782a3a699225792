import { describe, expect, it } from "vitest";
import { assembleBlocks } from "../../src/reading/fetching/extraction/deciding/assemble-blocks.ts";
import {
  blockFeatures,
  measureBlocks,
} from "../../src/reading/fetching/extraction/deciding/block-features.ts";
import { describeBlocks } from "../../src/reading/fetching/extraction/deciding/described-blocks.ts";
import { pageBlocks } from "../../src/reading/fetching/extraction/deciding/page-blocks.ts";
import { askSources } from "../../src/reading/fetching/extraction/deciding/page-sources.ts";

const parse = (body: string, head = ""): Document =>
  new DOMParser().parseFromString(`<head>${head}</head><body>${body}</body>`, "text/html");
const texts = (body: string): readonly string[] => pageBlocks(parse(body).body).map(({ text }) => text);

describe("the blocks of a page", () => {
  it("are paragraphs, items, cells and code, each once", () => {
    expect(
      texts(
        "<h1>Bells</h1><p>One <b>two</b>.</p><ul><li>A<ul><li>B</li></ul></li></ul><table><tr><td>C</td><td>D</td></tr></table><pre><div>x</div><div>y</div></pre>",
      ),
    ).toEqual(["Bells", "One two.", "A", "B", "C", "D", "xy"]);
  });

  it("are the runs of words beside them, too, parted by two line breaks", () => {
    expect(texts("<div>Before <i>it</i><p>it</p>behind<br>it<br><br>last</div>")).toEqual([
      "Before it",
      "it",
      "behind it",
      "last",
    ]);
  });

  it("have no words of scripts, and put no space into a word", () => {
    expect(texts("<p><b>W</b>ord<script>no()</script> <span>他</span>说</p><style>p{}</style>")).toEqual([
      "Word 他说",
    ]);
  });

  it("know a link around them", () => {
    const [block] = pageBlocks(parse("<a href='/x'><div><p>All of it</p></div></a>").body);
    expect(block).toMatchObject({ links: 1, linked: 9 });
  });
});

describe("what speaks for and against a block", () => {
  const prose = (n: number): string =>
    `<p>${`The ferry of day ${n} went over the river in the fog, and it came back with the bell. `.repeat(4)}</p>`;
  const page = parse(
    `<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">News</a></li></ul></nav><main><article><h1>The ferry in the fog</h1>${[1, 2, 3, 4].map(prose).join("")}</article></main><footer>© Harbour news</footer>`,
    "<title>The ferry in the fog</title>",
  );
  const described = describeBlocks(
    page.body,
    askSources(page, "https://harbour.example/fog", "The ferry in the fog"),
  );
  const rows = measureBlocks(described);
  const numberOf = (text: string, feature: string): number => {
    const row = rows[described.findIndex(({ block }) => block.text.startsWith(text))];
    return row?.[blockFeatures.findIndex(({ name }) => name === feature)] ?? Number.NaN;
  };

  it("has a name of its own and a sentence each", () => {
    expect(new Set(blockFeatures.map(({ name }) => name)).size).toBe(blockFeatures.length);
    for (const { meaning } of blockFeatures) expect(meaning).toMatch(/\.$/);
    for (const row of rows) expect(row.every(Number.isFinite)).toBe(true);
  });

  it("tells a paragraph of the text from a menu, a title and a foot", () => {
    expect(numberOf("The ferry of day 2", "readability")).toBe(1);
    expect(numberOf("The ferry of day 2", "in-heart")).toBe(1);
    expect(numberOf("News", "readability")).toBe(0);
    expect(numberOf("News", "link-share")).toBe(1);
    expect(numberOf("News", "in-nav")).toBeGreaterThan(0);
    expect(numberOf("The ferry in the fog", "of-title")).toBe(1);
    expect(numberOf("©", "rights")).toBe(1);
  });
});

describe("the blocks that belong, put together", () => {
  const assembled = (body: string, belongs: (text: string) => boolean): string => {
    const page = parse(body);
    const blocks = pageBlocks(page.body);
    return assembleBlocks(
      page.body,
      blocks,
      blocks.map(({ text }) => belongs(text)),
    ).innerHTML;
  };

  it("keep the elements around them and leave out what stands between", () => {
    expect(
      assembled(
        "<nav>Menu</nav><article><p>One <b>two</b>.</p><div>Advert</div><p>Three.</p></article>",
        (text) => /One|Three/.test(text),
      ),
    ).toBe("<article><p>One <b>two</b>.</p><p>Three.</p></article>");
  });

  it("keep a list whole of which most belongs, with its numbers and its nesting", () => {
    const list =
      '<ol start="3"><li>Cast off the bow<ol><li>a</li></ol></li><li value="7">Ring the bell</li></ol>';
    expect(assembled(`<p>Do:</p>${list}<p>More</p>`, (text) => /Do|bow|bell/.test(text))).toBe(
      `<p>Do:</p>${list}`,
    );
  });

  it("take pictures between them along, and none beside what does not belong", () => {
    expect(
      assembled('<p>A</p><img src="/a.png"><p>B</p><p>Advert</p><img src="/x.png"><p>Foot</p>', (text) =>
        /^[AB]$/.test(text),
      ),
    ).toBe('<p>A</p><img src="/a.png"><p>B</p>');
  });

  it("put no space into a word, and keep words apart that a block parted", () => {
    expect(
      assembled("<div>他说<b>重要</b>的 <i>W</i>ord<p>Advert</p>x</div>", (text) => text !== "Advert"),
    ).toBe("<div>他说<b>重要</b>的 <i>W</i>ord<br>x</div>");
  });
});

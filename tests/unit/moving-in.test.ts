import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readExports } from "../../src/reading/importing/read-export.ts";
import { exportPage } from "../../src/reading/importing/rules/export-page.ts";

const read = (content: string | object, name: string) => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const found = readExports([{ bytes: new TextEncoder().encode(text), name }]);
  return {
    texts: found?.texts ?? [],
    skipped: found?.skipped ?? [],
    articles: (found?.candidates ?? []).map((article) => ({
      ...article,
      savedAt: article.savedAt === 0 ? "" : new Date(article.savedAt).toISOString().slice(0, 10),
    })),
  };
};

const readerItem = (title: string, categories: readonly string[], more: object = {}) => ({
  id: `tag:google.com,2005:reader/item/${title}`,
  categories: ["user/7/state/com.google/starred", ...categories],
  title,
  published: 1794800000,
  alternate: [{ href: `https://garden.example/${title}`, type: "text/html" }],
  origin: { streamId: "feed/1", title: "The garden", htmlUrl: "https://garden.example/" },
  ...more,
});

describe("moving in, by each program's own fields", () => {
  it("stars of a feed reader are articles, and neither the reader nor a feed nor a recording is one", () => {
    const { articles } = read(
      {
        id: "user/-/state/com.google/starred",
        title: "Starred",
        self: { href: "https://reader.example/api/0/stream" },
        items: [
          readerItem("hedge", ["user/7/state/com.google/read", "user/7/label/Gardening"], {
            timestampUsec: "1794900000000000",
            canonical: [{ href: "https://garden.example/hedge-itself" }],
          }),
          readerItem("moss", [], {
            crawlTimeMsec: "1794910000000",
            enclosure: [{ href: "https://garden.example/moss.mp3", type: "audio/mpeg" }],
            annotations: [{ content: "for Ann" }],
          }),
          readerItem("no address", [], { alternate: [] }),
        ],
      },
      "starred.json",
    );
    expect(articles).toMatchObject([
      {
        address: "https://garden.example/hedge-itself",
        title: "hedge",
        tags: ["Gardening"],
        state: "read",
        savedAt: "2026-11-17",
      },
      { address: "https://garden.example/moss", title: "moss", state: "unread", note: "for Ann" },
    ]);
  });

  it("an entry of an export that says something of its owner and of itself is the entry alone", () => {
    const { articles } = read(
      {
        url: "https://reader.example/export",
        items: [],
        self: { href: "https://reader.example/api" },
        user: { name: "x", url: "https://reader.example/x" },
        list: {
          "7": { resolved_url: "https://a.org/1", given_title: "A" },
          "9": { resolved_url: "https://a.org/2" },
        },
      },
      "x.json",
    );
    expect(articles.map(({ address }) => address)).toEqual(["https://a.org/1", "https://a.org/2"]);
  });

  it("collections of Linkwarden are tags", () => {
    const link = (name: string, tags: readonly object[]) => ({
      name,
      type: "url",
      url: `https://l.example/${name}`,
      createdAt: "2026-11-20T10:00:00Z",
      tags,
    });
    const { articles } = read(
      {
        id: 1,
        username: "x",
        collections: [
          { id: 3, name: "Bread", links: [link("One", [{ id: 1, name: "slow food" }])] },
          { id: 9, name: "面包", links: [link("Two", [])] },
        ],
      },
      "linkwarden.json",
    );
    expect(articles.map(({ tags, savedAt }) => [tags, savedAt])).toEqual([
      [["Bread", "slow food"], "2026-11-20"],
      [["面包"], "2026-11-20"],
    ]);
  });

  it("notes and texts of karakeep come along", () => {
    const { articles, texts } = read(
      {
        bookmarks: [
          {
            createdAt: 1795168800,
            tags: ["slow food"],
            content: { type: "link", url: "https://k.example/1" },
            note: "ask Ann",
            archived: false,
          },
          {
            createdAt: 1795168801,
            title: "A thought",
            content: { type: "text", text: "Salt later." },
            note: null,
          },
          {
            createdAt: 1795168802,
            content: { type: "link", url: "https://k.example/2" },
            archived: true,
            favourited: true,
          },
        ],
      },
      "karakeep.json",
    );
    expect(articles).toMatchObject([
      { note: "ask Ann", state: "unread", leftBehind: [] },
      { note: "", state: "archived", starred: true, leftBehind: [] },
    ]);
    expect(texts).toMatchObject([{ title: "A thought", text: "Salt later.", savedAt: 1795168801000 }]);
  });

  it("days of wallabag begin with the day, days of others where one of them must with the month", () => {
    const wallabag = (dates: readonly string[]) =>
      `Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n${dates
        .map(
          (date, index) =>
            `"Bread; ${index}";https://bread.example/${index};"<p>One; two</p>";"a,b";text/html;en;"${date}"`,
        )
        .join("\n")}\n`;
    expect(read(wallabag(["20/11/2026 10:15:00", "05/11/2026 08:00:00"]), "w.csv").articles).toMatchObject([
      { savedAt: "2026-11-20", tags: ["a", "b"], content: "<p>One; two</p>", leftBehind: [] },
      { savedAt: "2026-11-05" },
    ]);
    expect(
      read("url,title,date\nhttps://a.org/1,A,11/20/2026\nhttps://a.org/2,B,11/05/2026\n", "x.csv").articles,
    ).toMatchObject([{ savedAt: "2026-11-20" }, { savedAt: "2026-11-05" }]);
  });

  it("Matter says what was read, and when it was last in hand", () => {
    const { articles } = read(
      'Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id\nOne,A,P,https://m.example/1,"baking;slow",800,False,True,True,0,2026-11-20 10:00:00,1\nTwo,A,P,https://m.example/2,,900,True,False,False,0,2026-11-21 10:00:00,2\n',
      "matter.csv",
    );
    expect(articles).toMatchObject([
      { state: "read", tags: ["baking", "slow"], savedAt: "2026-11-20", starred: true },
      { state: "unread", savedAt: "2026-11-21", starred: false },
    ]);
  });

  it("notes and highlights of Raindrop come along, and Unsorted is no tag", () => {
    const { articles } = read(
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,One,my own remark,said of it,https://r.example/1,Kitchen / Bread,"baking, slow food",2026-11-20T10:00:00.000Z,,"Highlight:Knead it well\nNote:twice\n\nHighlight:Let it rest",true\n2,Two,,,https://r.example/2,Unsorted,,2026-11-21T10:00:00.000Z,,,false\n',
      "raindrop.csv",
    );
    expect(articles).toMatchObject([
      {
        note: "my own remark",
        tags: ["Kitchen", "Bread", "baking", "slow food"],
        highlights: [
          { text: "Knead it well", note: "twice" },
          { text: "Let it rest", note: "" },
        ],
        starred: true,
        leftBehind: ["description"],
      },
      { tags: [], note: "", leftBehind: [] },
    ]);
  });

  it("texts come along, whole ones only: not a feed's beginning of one, nor a word that none was had", () => {
    const whole = `<p>${"Moss grows where the water stays. ".repeat(50)}</p>`;
    const { articles } = read(
      {
        items: [
          readerItem("whole", [], { summary: { content: whole } }),
          readerItem("beginning", [], { summary: { content: "<p>Moss grows…</p>" } }),
        ],
      },
      "starred.json",
    );
    expect(articles).toMatchObject([
      { content: whole.trim(), leftBehind: [] },
      { content: "", leftBehind: ["full-text"] },
    ]);
    const wallabag = read(
      [
        { url: "https://w.example/1", content: "<p>A short one.</p>", is_starred: true },
        { url: "https://w.example/2", content: "wallabag can't retrieve contents for this article." },
      ],
      "wallabag.json",
    );
    expect(wallabag.articles).toMatchObject([
      { content: "<p>A short one.</p>", starred: true },
      { content: "", starred: false },
    ]);
    const zip = readExports([
      {
        name: "omnivore.zip",
        bytes: zipSync({
          "metadata_0_to_1.json": strToU8('[{"slug":"a","title":"A","url":"https://o.example/a"}]'),
          "content/a.html": strToU8("<p>As Omnivore had it.</p>"),
        }),
      },
    ]);
    expect(zip?.candidates).toMatchObject([{ content: "<p>As Omnivore had it.</p>" }]);
  });

  it("favourites of Instapaper stand in a folder of their own", () => {
    const { articles } = read(
      "URL,Title,Selection,Folder\nhttps://i.example/1,A,,Starred\nhttps://i.example/2,B,,Unread\n",
      "instapaper.csv",
    );
    expect(articles.map(({ starred, tags }) => [starred, tags])).toEqual([
      [true, []],
      [false, []],
    ]);
  });

  it("a text becomes a page under its title, which nothing in it can leave", () => {
    expect(exportPage("A <b> & c", "<p>x</p>").text).toContain(
      "<title>A &lt;b> &amp; c</title><article><h1>A &lt;b> &amp; c</h1><p>x</p></article>",
    );
    expect(exportPage("A", "1 < 2, and no more")).toEqual({
      type: "text/plain;charset=utf-8",
      text: "1 < 2, and no more",
    });
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readExports } from "../../src/reading/importing/read-export.ts";
import { momentIn, tagsIn } from "../../src/reading/importing/rules/candidate.ts";

const readExport = (bytes: Uint8Array, name: string) => readExports([{ bytes, name }]);
const read = (text: string, name: string) => readExport(new TextEncoder().encode(text), name);
const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Exports as their readers write them, by their documentation. */
const exports = {
  "Pocket, CSV": read(
    'title,url,time_added,tags,status\nA,https://a.org/1,1600322788,one|two,unread\n"B, with a comma",https://a.org/2,1600322788,,archive\n',
    "part_000000.csv",
  ),
  "Instapaper, CSV": read(
    "URL,Title,Selection,Folder,Timestamp\nhttps://a.org/1,A,A passage kept,Unread,1600322788\nhttps://a.org/2,B,,Archive,1600322788\n",
    "export.csv",
  ),
  "Readwise Reader, CSV": read(
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nA,https://a.org/1,1,\"['one', 'two']\",2020-09-17 06:06:28+00:00,0.2,later,True\nB,https://a.org/2,2,,2020-09-17 06:06:28+00:00,1.0,archive,True\n",
    "reader.csv",
  ),
  "wallabag, JSON": read(
    JSON.stringify([
      {
        title: "A",
        url: "https://a.org/1",
        is_archived: 0,
        created_at: "2020-09-17T06:06:28+0000",
        tags: ["one"],
        annotations: [{ text: "my words", quote: "A passage kept", created_at: "2020-09-18T00:00:00+0000" }],
      },
      {
        title: "B",
        url: "https://a.org/2",
        is_archived: 1,
        created_at: "2020-09-17T06:06:28+0000",
        tags: [],
      },
    ]),
    "wallabag.json",
  ),
  "karakeep, JSON": read(
    JSON.stringify({
      bookmarks: [
        {
          createdAt: 1600322788,
          title: "A",
          tags: ["one"],
          content: { type: "link", url: "https://a.org/1" },
          note: null,
          archived: false,
        },
        {
          createdAt: 1600322788,
          title: "B",
          tags: [],
          content: { type: "link", url: "https://a.org/2" },
          archived: true,
        },
      ],
    }),
    "karakeep.json",
  ),
  "Pinboard, JSON": read(
    JSON.stringify([
      {
        href: "https://a.org/1",
        description: "A",
        extended: "",
        time: "2020-09-17T06:06:28Z",
        toread: "yes",
        tags: "one two",
      },
      { href: "https://a.org/2", description: "B", time: "2020-09-17T06:06:28Z", toread: "no", tags: "" },
    ]),
    "pinboard",
  ),
  "bookmarks, HTML": read(
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>one</H3><DL><p><DT><A HREF="https://a.org/1" ADD_DATE="1600322788">A</A></DL><DT><A HREF="https://a.org/2" ADD_DATE="1600322788" TOREAD="0">B</A></DL>',
    "bookmarks.html",
  ),
  "linkding, HTML": read(
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><A HREF="https://a.org/1" ADD_DATE="1600322788" PRIVATE="0" TOREAD="1" TAGS="one">A</A>\n<DT><A HREF="https://a.org/2" ADD_DATE="1600322788" TOREAD="0" TAGS="">B</A>\n</DL><p>',
    "bookmarks.html",
  ),
  "Read It Later, HTML": read(
    '<h1>Unread</h1><ul><li><a href="https://a.org/1" time_added="1600322788" tags="one">A</a></li></ul><h1>Read Archive</h1><ul><li><a href="https://a.org/2" time_added="1600322788" tags="">B</a></li></ul>',
    "ril_export.html",
  ),
  "Readeck, JSON": read(
    JSON.stringify([
      {
        url: "https://a.org/1",
        title: "A",
        labels: ["one"],
        created: "2020-09-17T06:06:28Z",
        is_archived: false,
      },
      { url: "https://a.org/2", title: "B", created: "2020-09-17T06:06:28Z", is_archived: true },
    ]),
    "readeck.json",
  ),
} as const;

describe("exports of other readers", () => {
  it.each(Object.keys(exports) as (keyof typeof exports)[])(
    "%s: addresses, titles, dates, what is read",
    (name) => {
      const found = exports[name];
      expect(
        found?.candidates.map(({ address, title, state, savedAt }) => [
          address,
          title.slice(0, 1),
          state === "unread",
          day(savedAt),
        ]),
      ).toEqual([
        ["https://a.org/1", "A", true, "2020-09-17"],
        ["https://a.org/2", "B", false, "2020-09-17"],
      ]);
    },
  );

  it("bring their tags and highlights", () => {
    for (const [name, found] of Object.entries(exports))
      if (name !== "Instapaper, CSV") expect([name, found?.candidates[0]?.tags[0]]).toEqual([name, "one"]);
    expect(exports["Instapaper, CSV"]?.candidates[0]?.highlights).toMatchObject([{ text: "A passage kept" }]);
    expect(exports["wallabag, JSON"]?.candidates[0]?.highlights).toMatchObject([
      { text: "A passage kept", note: "my words" },
    ]);
  });

  it("Omnivore's zip has its pieces beside each other", () => {
    const metadata = [
      {
        id: "1",
        slug: "a",
        title: "A",
        url: "https://a.org/1",
        state: "Active",
        savedAt: "2020-09-17T06:06:28Z",
        labels: ["one"],
      },
    ];
    const zip = zipSync({
      "metadata_0_to_1.json": strToU8(JSON.stringify(metadata)),
      "highlights/a.md": strToU8("> A passage kept\n\nmy words\n\n> Another\n"),
      "content/a.html": strToU8("<p>x</p>"),
    });
    const found = readExport(zip, "omnivore.zip");
    expect(found?.candidates).toMatchObject([
      {
        address: "https://a.org/1",
        tags: ["one"],
        highlights: [{ text: "A passage kept", note: "my words" }, { text: "Another" }],
      },
    ]);
  });

  it("say what is left out and why, and take nothing twice", () => {
    const found = read(
      "url,title\nhttps://a.org/1,A\nhttps://a.org/1?utm_source=x,A again\n,Nothing\nfile:///etc/passwd,A file\n",
      "x.csv",
    );
    expect(found?.candidates).toHaveLength(1);
    expect(found?.skipped.map(({ why }) => why)).toEqual(["twice", "no-address", "not-web"]);
  });

  it("that are none are said to be none, and nothing throws", () => {
    expect(read("just words", "x.txt")).toBeUndefined();
    expect(read("{ broken", "x.json")).toBeUndefined();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.constantFrom("a.json", "a.csv", "a.html", "a"),
        (text, name) => {
          read(text, name);
        },
      ),
    );
  });

  it("write moments and tags in many ways", () => {
    expect(
      [
        1600322788,
        "1600322788",
        1600322788000,
        1600322788000000,
        "13244796388000000",
        "2020-09-17T06:06:28Z",
      ].map((one) => day(momentIn(one))),
    ).toEqual(Array(6).fill("2020-09-17"));
    expect([momentIn(""), momentIn(null), momentIn("soon"), momentIn(-5)]).toEqual([0, 0, 0, 0]);
    expect(tagsIn("['a', \"b\"]")).toEqual(["a", "b"]);
    expect(tagsIn([{ name: "a" }, "b", { label: "a" }])).toEqual(["a", "b"]);
  });

  // Real exports (of wallabag's test fixtures), where they lie beside this project.
  const real = resolve(import.meta.dirname, "../../../shared/imports");
  it.skipIf(!existsSync(real))("of twelve real ones are read whole", () => {
    const counts = Object.fromEntries(
      readdirSync(real).map((name) => [
        name,
        readExport(readFileSync(resolve(real, name)), name)?.candidates.length,
      ]),
    );
    expect(counts).toMatchObject({
      "chrome-bookmarks": 1,
      "firefox-bookmarks.json": 2,
      "instapaper-export.csv": 4,
      "omnivore.json": 20,
      pinboard_export: 3,
      "pocket.csv": 7,
      "readability.json": 3,
      "ril_export.html": 2,
      "shaarli-bookmarks.html": 2,
      "wallabag-v1.json": 2,
      "wallabag-v2.json": 6,
    });
  });
});

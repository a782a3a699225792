import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

let gateway: GatewayProcess;
let device: Device;
let page: Page;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
  page = device.page;
  await page.goto(`${gateway.address}/read`);
  await workerReady(page);
  // What moves in needs no network; nothing is fetched meanwhile.
  await device.context.setOffline(true);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

const choose = (name: string, content: string | Uint8Array): Promise<void> =>
  page
    .getByLabel("Import from another reader")
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

const exports: readonly (readonly [string, string | Uint8Array, string])[] = [
  [
    "pocket.csv",
    "title,url,time_added,tags,status\nFrom Pocket,https://a.org/pocket,1600322788,one|two,unread\n",
    "From Pocket",
  ],
  [
    "instapaper.csv",
    "URL,Title,Selection,Folder\nhttps://a.org/instapaper,From Instapaper,A passage,Unread\n",
    "From Instapaper",
  ],
  [
    "wallabag.json",
    '[{"title":"From wallabag","url":"https://a.org/wallabag","is_archived":0,"created_at":"2020-09-17T06:06:28+0000","tags":["one"]}]',
    "From wallabag",
  ],
  [
    "karakeep.json",
    '{"bookmarks":[{"createdAt":1600322788,"title":"From karakeep","tags":[],"content":{"type":"link","url":"https://a.org/karakeep"},"archived":false}]}',
    "From karakeep",
  ],
  [
    "omnivore.zip",
    zipSync({
      "metadata_0_to_1.json": strToU8(
        '[{"id":"1","slug":"a","title":"From Omnivore","url":"https://a.org/omnivore","state":"Active","savedAt":"2020-09-17T06:06:28Z","labels":["one"]}]',
      ),
      "highlights/a.md": strToU8("> A passage kept\n\nmy words\n"),
    }),
    "From Omnivore",
  ],
  [
    "reader.csv",
    "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nFrom Readwise Reader,https://a.org/readwise,1,\"['one']\",2020-09-17 06:06:28+00:00,0.2,later,True\n",
    "From Readwise Reader",
  ],
  [
    "readeck.json",
    '[{"title":"From Readeck","url":"https://a.org/readeck","created":"2020-09-17T06:06:28Z","labels":["one"],"is_archived":false}]',
    "From Readeck",
  ],
  [
    "linkding.json",
    '{"results":[{"url":"https://a.org/linkding","title":"From linkding","tag_names":["one"],"date_added":"2020-09-17T06:06:28Z","unread":true,"is_archived":false}]}',
    "From linkding",
  ],
  [
    "bookmarks.html",
    '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="https://a.org/browser" ADD_DATE="1600322788">From a browser</A></DL>',
    "From a browser",
  ],
];

describe("moving in from another reader", () => {
  it.each(exports)("%s: once, and a second time without doubling", async (name, text, title) => {
    await choose(name, text);
    await page.getByText("1 article is new").waitFor();
    await page.getByRole("button", { name: "Import 1 article" }).click();
    await page.getByText("1 article imported").waitFor();
    await page.getByRole("link", { name: title }).waitFor();
    await choose(name, text);
    await page.getByText("That article is here already.").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: title }).count()).toBe(1);
  });

  it("keeps tags, and says what is left out and what is none at all", async () => {
    await page.getByRole("button", { name: /^#one/ }).waitFor();
    await choose("list.csv", "url,title\nhttps://a.org/x,One more\n,Nothing here\n");
    await page.getByText("1 left out, and why").click();
    await page.getByText("Nothing here: it names no address").waitFor();
    await page.keyboard.press("Escape");
    await choose("poem.txt", "no export at all");
    await page.getByText(/That is no export this app knows/).waitFor();
    await page.keyboard.press("Escape");
    expect(device.errors).toEqual([]);
  });

  it("takes several files at once, and says which of them are none", async () => {
    await page.getByLabel("Import from another reader").setInputFiles(
      ["title,url\nPart one,https://a.org/p1\n", "title,url\nPart two,https://a.org/p2\n", "a poem"].map(
        (text, index) => ({
          name: index === 2 ? "poem.txt" : `part_00000${index}.csv`,
          mimeType: "text/plain",
          buffer: Buffer.from(text),
        }),
      ),
    );
    await page.getByText("No export this app knows, and left out: poem.txt").waitFor();
    await page.getByRole("button", { name: "Import 2 articles" }).click();
    await page.getByText("2 articles imported").waitFor();
    await page.getByRole("link", { name: "Part two" }).waitFor();
  });

  it("brings notes, texts and stars along once, and says so beforehand", async () => {
    const bookmarks = [
      {
        createdAt: 1795168800,
        title: "Bread",
        content: { type: "link", url: "https://a.org/bread" },
        note: "ask Ann",
        favourited: true,
      },
      { createdAt: 1795168801, title: "A thought", content: { type: "text", text: "Salt later." } },
    ];
    const text = JSON.stringify({ bookmarks });
    await choose("karakeep.json", text);
    await page.getByText(/1 favourite gets the tag “starred” · 2 notes$/).waitFor();
    await page.getByRole("button", { name: "Import 1 article" }).click();
    await page.getByText("1 article imported").waitFor();
    await choose("karakeep.json", text);
    await page.getByText("That article is here already.").waitFor();
    expect(await page.getByRole("button", { name: /^Add/ }).count()).toBe(0);
    await page.keyboard.press("Escape");
    const more = { ...bookmarks[0], note: "and Ben" };
    await choose("karakeep.json", JSON.stringify({ bookmarks: [more, bookmarks[1]] }));
    await page.getByRole("button", { name: "Add 1 note" }).click();
    await page.getByText("Added to what is here").waitFor();
    await goTo(page, "Notes");
    for (const name of ["ask Ann", "and Ben", "A thought"])
      await page.getByRole("link", { name, exact: true }).waitFor();
    await goTo(page, "Read");
  });

  it("keeps the order of a file without dates, and its texts, which open with no network", async () => {
    await choose(
      "wallabag.json",
      JSON.stringify(
        ["Uppermost", "In between", "Lowest"].map((title, index) => ({
          title,
          url: `https://o.org/${index}`,
          content: `<p>${`The text of ${title.toLowerCase()} as it was kept there. `.repeat(12)}</p>`,
        })),
      ),
    );
    await page.getByText(/3 with their texts/).waitFor();
    await page.getByRole("button", { name: "Import 3 articles" }).click();
    await page.getByText("3 articles imported").waitFor();
    const shown = page.getByRole("link", { name: /Uppermost|In between|Lowest/ });
    await expect.poll(() => shown.count()).toBe(3);
    for (const [index, title] of ["Uppermost", "In between", "Lowest"].entries())
      expect(await shown.nth(index).textContent()).toContain(title);
    await shown.nth(1).click();
    await page.getByText(/The text of in between as it was kept there/).waitFor();
    await goTo(page, "Read");
  });

  it("is undone as a whole, at once or later, and what was done since stays", async () => {
    const csv = (name: string, tag: string) =>
      `title,url,tags,time_added\nFrom Pocket,https://a.org/pocket,${tag},1600322788\n${name} one,https://u.org/${name}1,,1600322789\n${name} two,https://u.org/${name}2,,1600322789\n`;
    await choose("undone.csv", csv("Undone", "late"));
    await page.getByText(/1 here already gets tags/).waitFor();
    await page.getByRole("button", { name: "Import 2 articles" }).click();
    await page.getByRole("button", { name: /^#late/ }).waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page
      .getByRole("link", { name: /Undone/ })
      .first()
      .waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^#late/ }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "From Pocket" }).waitFor();

    // Also where their texts were read meanwhile; but not what somebody did something to.
    await choose(
      "texts.json",
      JSON.stringify(
        ["Text gone", "Text finished"].map((title) => ({
          title,
          url: `https://t.org/${title.replace(" ", "-")}`,
          content: `<p>${"A text that came along and was read at once. ".repeat(20)}</p>`,
        })),
      ),
    );
    await page.getByRole("button", { name: "Import 2 articles" }).click();
    for (const title of ["Text gone", "Text finished"])
      await page.getByRole("listitem").filter({ hasText: title }).getByText("min").waitFor();
    await page.getByRole("button", { name: "More for “Text finished”" }).click();
    await page.getByRole("button", { name: "Archive" }).click();
    await page.getByRole("link", { name: "Text finished" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page.getByRole("button", { name: "Undo this import" }).click();
    await page.getByText("The import is taken back").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Text gone" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Archive/ }).click();
    await page.getByRole("link", { name: "Text finished" }).waitFor();
    await page.getByRole("button", { name: /^Queue/ }).click();

    await choose("later.csv", csv("Later", "later"));
    await page.getByRole("button", { name: "Import 2 articles" }).click();
    await page.getByRole("link", { name: "Later two" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Later two" }).waitFor();
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page.getByText(/: 2 articles\. What you have changed since stays\./).waitFor();
    await page.getByRole("button", { name: "Undo this import" }).click();
    await page.getByText("The import is taken back").waitFor();
    expect(await page.getByRole("button", { name: "Undo this import" }).count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /Later/ }).first().waitFor({ state: "detached" });
    await page.getByRole("link", { name: "From Pocket" }).waitFor();
    expect(device.errors).toEqual([]);
  });

  it("gives articles that are here already the tags they lack", async () => {
    await choose("tags.csv", "title,url,tags\nFrom Pocket,https://a.org/pocket,one|fresh\n");
    await page.getByRole("button", { name: "Add tags to 1 article" }).click();
    await page.getByText("Added to what is here").waitFor();
    await page.getByRole("button", { name: /^#fresh/ }).waitFor();
    await choose("tags.csv", "title,url,tags\nFrom Pocket,https://a.org/pocket,one|fresh\n");
    await page.getByText("That article is here already.").waitFor();
    expect(await page.getByRole("button", { name: /^Add/ }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  it("takes three thousand bookmarks up, which are there after a reload", async () => {
    const all = Array.from(
      { length: 3000 },
      (_, index) =>
        `<DT><A HREF="https://b.org/${index}" ADD_DATE="${1600000000 + index}">Bookmark ${index}</A>`,
    );
    await choose("many.html", `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>${all.join("\n")}</DL>`);
    await page.getByRole("button", { name: "Import 3000 articles" }).click();
    await page.getByText("3000 articles imported").waitFor();
    await page.reload();
    await page
      .getByText(/^30\d\d /)
      .first()
      .waitFor();
    expect(device.errors).toEqual([]);
  });
});

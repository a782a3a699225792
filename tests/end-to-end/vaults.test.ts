import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

/** One black point. */
const point = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);
/** 面包。面包在厨房 in GBK. */
const inGbk = Uint8Array.from([
  0xc3, 0xe6, 0xb0, 0xfc, 0xa1, 0xa3, 0xc3, 0xe6, 0xb0, 0xfc, 0xd4, 0xda, 0xb3, 0xf8, 0xb7, 0xbf,
]);
const index = [
  "---",
  "tags: [plan]",
  "created: 2026-01-02",
  "---",
  "# Index",
  "",
  "See [[Work/Queue|the queue]], ![[map.png|300]], [[Nowhere yet]] and [it](Work/Queue.md#part).",
  "",
  "![[Queue#Part]]",
  "",
  "> [!tip] Mind",
  "> the gap",
  "",
].join("\r\n");
const files: Readonly<Record<string, Uint8Array>> = {
  "Index.md": strToU8(index),
  "Work/Queue.md": strToU8(
    "\ufeff# Queue\n\nA line.  \r\n\n## Part\n\nIn part. ^one\n\n## Behind\n\nnot shown",
  ),
  "Work/面包.md": inGbk,
  "assets/map.png": Uint8Array.from(point),
  "board.base": strToU8("views: []"),
  ".obsidian/app.json": strToU8("{}"),
};
const notes = ["Index.md", "Work/Queue.md", "Work/面包.md"] as const;

const field = (page: Page) => page.getByRole("textbox", { name: "Note" });
const preview = (page: Page) => page.getByRole("article").filter({ hasText: "Mind" });

async function importFiles(page: Page, some: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await page
    .getByLabel("Import notes")
    .setInputFiles({ name: "vault.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(some)) });
}

async function openNote(page: Page, title: string): Promise<void> {
  await page.goto(`${gateway.address}/notes`);
  await page.getByRole("link", { name: title, exact: true }).click();
  // It opens as the last was left: as it reads, or as it is written.
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  await field(page).or(edit).first().waitFor();
  if (await edit.isVisible()) await edit.click();
  await field(page).waitFor();
}

const isIndex = (path: string): boolean => /(?:^|\/)\.wayside\//.test(path);

/** What leaves when all notes are exported, without the index by which they are known again. */
async function exported(page: Page, { address } = gateway): Promise<Readonly<Record<string, Buffer>>> {
  await page.goto(`${address}/notes`);
  const { bytes } = await downloadOf(page, "Export notes");
  const entries = Object.entries(unzipSync(Uint8Array.from(bytes)));
  expect(entries.filter(([path]) => isIndex(path))).not.toHaveLength(0);
  return Object.fromEntries(
    entries.filter(([path]) => !isIndex(path)).map(([path, content]) => [path, Buffer.from(content)]),
  );
}

function asTheyCame(...paths: readonly string[]): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(paths.map((path) => [path, Buffer.from(files[path] ?? [])]));
}

describe("a vault", () => {
  it("comes in with its folders, and says what of it stays out", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await workerReady(page);
    await importFiles(page, files);
    await page.getByText("3 new · 1 other file not taken along: 1 .base").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Queue" }).getByText("Work").waitFor();
    await page.getByRole("link", { name: "面包", exact: true }).waitFor();
  });

  it("leaves with every path and every byte", async () => {
    const { page } = device;
    expect(await exported(page)).toEqual(asTheyCame(...notes, "assets/map.png"));
    await importFiles(page, files);
    await page.getByText("All 3 of them are here already.").waitFor();
  });

  it("reads as it is meant: links, embeds, properties, callouts, what leads nowhere", async () => {
    const { page } = device;
    await openNote(page, "Index");
    await page.getByRole("button", { name: "Preview" }).click();
    const shown = preview(page);
    await shown.getByText("In part.").waitFor();
    expect(await shown.getByText("not shown").count()).toBe(0);
    await shown.getByRole("term").filter({ hasText: "created" }).waitFor();
    await shown.getByText("2026-01-02").waitFor();
    await expect
      .poll(() =>
        shown
          .getByRole("img", { name: "map.png" })
          .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
      )
      .toBe(1);
    await shown.getByRole("link", { name: "it", exact: true }).click();
    await page.getByText("Linked from").waitFor();
    // Both open as they read, as the last note was left.
    await page.getByRole("link", { name: "Index", exact: true }).click();
    await preview(page).getByRole("button", { name: "Nowhere yet" }).click();
    await page.getByRole("button", { name: "Create “Nowhere yet”" }).click();
    await expect.poll(() => field(page).inputValue()).toBe("");
    await field(page).fill("begun");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    const leaving = await exported(page);
    expect(leaving["Nowhere yet.md"]?.toString()).toBe("begun");
  });

  it("is renamed with the links to it, and taken back in one step", async () => {
    const { page } = device;
    await openNote(page, "Queue");
    await page.getByRole("button", { name: "Rename or move" }).click();
    await page.getByRole("textbox", { name: "Folder and name" }).fill("Index");
    await page.getByText("Another note has that name there.").waitFor();
    await page.getByRole("textbox", { name: "Folder and name" }).fill("Later/Line of people");
    await page.getByRole("checkbox", { name: "Change 3 links that lead to it, in 1 note" }).waitFor();
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByText("Renamed").waitFor();
    const renamed = await exported(page);
    expect(renamed["Later/Line of people.md"]).toEqual(Buffer.from(files["Work/Queue.md"] ?? []));
    expect(renamed["Index.md"]?.toString()).toBe(
      index
        .replace("[[Work/Queue|", "[[Later/Line of people|")
        .replace("Work/Queue.md#part", "Later/Line%20of%20people.md#part")
        .replace("[[Queue#Part", "[[Line of people#Part"),
    );
    await openNote(page, "Queue");
    await page.getByRole("button", { name: "Rename or move" }).click();
    await page.getByRole("textbox", { name: "Folder and name" }).fill("Elsewhere");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page
      .getByRole("status")
      .filter({ hasText: "Renamed" })
      .getByRole("button", { name: "Undo" })
      .click();
    await expect.poll(async () => Object.keys(await exported(page))).toContain("Later/Line of people.md");
    expect((await exported(page))["Index.md"]).toEqual(renamed["Index.md"]);
    await openNote(page, "Queue");
    await page.getByRole("button", { name: "Rename or move" }).click();
    await page.getByRole("textbox", { name: "Folder and name" }).fill("Work/Queue");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByText("Renamed").waitFor();
    expect((await exported(page))["Index.md"]).toEqual(Buffer.from(index));
  });

  it("on a second device is the same vault, to the byte", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText(/^All met/).waitFor();
    const other = await openDevice();
    await other.page.goto(`${gateway.address}/notes`);
    await other.page.getByRole("link", { name: "面包", exact: true }).waitFor();
    await openNote(other.page, "Index");
    await other.page.getByRole("button", { name: "Preview" }).click();
    await expect
      .poll(() =>
        preview(other.page)
          .getByRole("img", { name: "map.png" })
          .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
      )
      .toBe(1);
    const here = await exported(other.page);
    expect(here).toMatchObject(asTheyCame(...notes, "assets/map.png"));
    await importFiles(other.page, files);
    await other.page.getByText("All 3 of them are here already.").waitFor();
    expect(other.errors).toEqual([]);
    await other.close();
  });

  it("after a letter was typed differs in that letter, and a file in another encoding says what becomes of it", async () => {
    const { page } = device;
    for (const title of ["Index", "Queue", "面包"]) {
      await openNote(page, title);
      if (title === "面包") await page.getByText(/in another encoding than UTF-8/).waitFor();
      await field(page).press("Control+Home");
      await page.keyboard.type("x");
      await page.getByText("Kept on this device", { exact: true }).waitFor();
    }
    const leaving = await exported(page);
    expect(leaving["Index.md"]?.toString()).toBe(`x${index}`);
    expect(leaving["Work/Queue.md"]?.toString()).toBe(
      Buffer.from(files["Work/Queue.md"] ?? [])
        .toString()
        .replace("\ufeff", "\ufeffx"),
    );
    expect(leaving["Work/面包.md"]?.toString()).toBe("x面包。面包在厨房");
    expect(device.errors).toEqual([]);
  });

  it("is written straight into a folder, and what somebody else changed there meanwhile is merged", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    // The browser's own picker cannot be pressed by a test; the folder it would give is one of the browser's own.
    await page.evaluate(() =>
      Object.assign(globalThis, {
        showDirectoryPicker: async () =>
          (await navigator.storage.getDirectory()).getDirectoryHandle("vault", { create: true }),
      }),
    );
    const write = async (): Promise<void> => {
      await page.getByRole("button", { name: "Export choices" }).click();
      await page.getByRole("button", { name: "Into a folder" }).click();
      await page.getByText(/files written into vault$/).waitFor();
      await page.keyboard.press("Escape");
    };
    const inFolder = (append = ""): Promise<string> =>
      page.evaluate(async (append) => {
        const top = await navigator.storage.getDirectory();
        const folder = await (await top.getDirectoryHandle("vault")).getDirectoryHandle("Work");
        const handle = await folder.getFileHandle("Queue.md");
        const bytes = await (await handle.getFile()).arrayBuffer();
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        if (append === "") return text;
        const writable = await handle.createWritable();
        await writable.write(text + append);
        await writable.close();
        return text + append;
      }, append);
    await write();
    await inFolder("\nby another editor");
    await page.getByRole("link", { name: /Queue/ }).first().click();
    await field(page).press("Control+Home");
    await page.keyboard.type("y");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Back to notes" }).click();
    await write();
    await expect.poll(() => inFolder()).toMatch(/^\ufeffyx# Queue[\s\S]*not shown\nby another editor$/);
    await page.getByRole("link", { name: /Queue/ }).first().click();
    await expect.poll(() => field(page).inputValue()).toContain("by another editor");
    // Renamed, it lies at its new path alone.
    await page.getByRole("button", { name: "Rename or move" }).click();
    await page.getByRole("textbox", { name: "Folder and name" }).fill("Work/Line");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByText("Renamed").waitFor();
    await page.getByRole("link", { name: "Back to notes" }).click();
    await write();
    const names = (): Promise<readonly string[]> =>
      page.evaluate(async () => {
        const top = await navigator.storage.getDirectory();
        const folder = await (await top.getDirectoryHandle("vault")).getDirectoryHandle("Work");
        const found: string[] = [];
        for await (const name of folder.keys()) found.push(name);
        return found.sort();
      });
    await expect.poll(names).toEqual(["Line.md", "面包.md"]);
    expect(device.errors).toEqual([]);
  });
});

describe("files that come in again", () => {
  const utf8 = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]));
  const begin = async () => {
    const location = await startGateway();
    const own = await openDevice();
    const { page } = own;
    await page.goto(`${location.address}/notes`);
    await workerReady(page);
    const typeInto = async (title: string, words: string): Promise<void> => {
      await page.goto(`${location.address}/notes`);
      await page.getByRole("link", { name: title, exact: true }).click();
      await field(page).press("Control+Home");
      await page.keyboard.type(words);
      await page.getByText("Kept on this device", { exact: true }).waitFor();
      await page.goto(`${location.address}/notes`);
    };
    const takeIn = async (some: Readonly<Record<string, Uint8Array>>, words: string): Promise<void> => {
      await page.goto(`${location.address}/notes`);
      await importFiles(page, some);
      await page.getByText(words).waitFor();
    };
    const texts = async (): Promise<Readonly<Record<string, string>>> =>
      Object.fromEntries(
        Object.entries(await exported(page, location)).map(([path, bytes]) => [path, bytes.toString()]),
      );
    const end = async (): Promise<void> => {
      expect(own.errors).toEqual([]);
      await own.close();
      await location.kill();
    };
    return { page, location, typeInto, takeIn, texts, end };
  };

  it("older than what stands here take nothing of it back, and what was edited elsewhere is merged", async () => {
    const { page, typeInto, takeIn, texts, end } = await begin();
    const first = utf8({ "a.md": "alpha", "b.md": "beta\n\nsecond line\n" });
    await takeIn(first, "2 new");
    await typeInto("a", "TYPED ");
    await typeInto("b", "TYPED ");
    await texts();
    await takeIn(first, "All 2 of them are here already.");
    expect(await texts()).toEqual({ "a.md": "TYPED alpha", "b.md": "TYPED beta\n\nsecond line\n" });
    // An editor that knows only the first file adds to it.
    await takeIn(
      { ...first, ...utf8({ "b.md": "beta\n\nsecond line\nOUTSIDE" }) },
      "1 newer, 1 here already",
    );
    expect((await texts())["b.md"]).toBe("TYPED beta\n\nsecond line\nOUTSIDE");
    // Deleted, and in again: as it was when it went.
    await page.getByRole("link", { name: "a", exact: true }).click();
    await page.getByRole("button", { name: "Delete this note" }).click();
    await page.getByRole("status").filter({ hasText: "Note deleted" }).waitFor();
    await takeIn(first, "1 new, 1 here already");
    expect((await texts())["a.md"]).toBe("TYPED alpha");
    await end();
  });

  it("in another encoding, edited here and there, lose neither", async () => {
    const { typeInto, takeIn, texts, end } = await begin();
    const beside = utf8({ "beside.md": "a note beside it" });
    await takeIn({ ...beside, "面.md": inGbk }, "2 new");
    await typeInto("面", "TYPED ");
    await takeIn(
      { ...beside, "面.md": Uint8Array.from([...inGbk, 0x0a, ...strToU8("OUTSIDE")]) },
      "1 newer, 1 here already",
    );
    expect((await texts())["面.md"]).toBe("TYPED 面包。面包在厨房\nOUTSIDE");
    await end();
  });

  it("of another vault are notes of their own, whatever they have in common", async () => {
    const { page, location, takeIn, texts, end } = await begin();
    await takeIn(utf8({ "Index.md": "# Work index", "Todo.md": "work todo", "Inbox.md": "" }), "3 new");
    await takeIn(utf8({ "Index.md": "# Home index", "Todo.md": "home todo", "Inbox.md": "" }), "3 new");
    const both = {
      "Index.md": "# Work index",
      "Index 2.md": "# Home index",
      "Todo.md": "work todo",
      "Todo 2.md": "home todo",
      "Inbox.md": "",
      "Inbox 2.md": "",
    };
    expect(new Set(Object.values(await texts()))).toEqual(new Set(Object.values(both)));
    await page.goto(`${location.address}/notes`);
    const { bytes } = await downloadOf(page, "Export notes");
    await takeIn(unzipSync(Uint8Array.from(bytes)), "All 6 of them are here already.");
    // A note that was begun here is no file that has some words in common with it.
    await page.getByRole("button", { name: "New note" }).click();
    await field(page).fill("Call [[Anna]]");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await takeIn(utf8({ "Monday.md": "Call [[Ben]]" }), "1 new");
    expect(Object.values(await texts())).toEqual(expect.arrayContaining(["Call [[Anna]]", "Call [[Ben]]"]));
    await end();
  });

  it("after a note was renamed here are that note, and it keeps its name", async () => {
    const { page, typeInto, takeIn, texts, end } = await begin();
    const first = utf8({ "a.md": "alpha", "c.md": "gamma", "d.md": "see [[a]]" });
    await takeIn(first, "3 new");
    for (const [from, to] of [
      ["a", "aa"],
      ["c", "cc"],
    ] as const) {
      await page.getByRole("link", { name: from, exact: true }).click();
      await page.getByRole("button", { name: "Rename or move" }).click();
      await page.getByRole("textbox", { name: "Folder and name" }).fill(to);
      await page.getByRole("button", { name: "Rename", exact: true }).click();
      await page.getByText("Renamed").waitFor();
      await page.getByRole("link", { name: "Back to notes" }).click();
    }
    await typeInto("cc", "TYPED ");
    await takeIn(first, "All 3 of them are here already.");
    expect(await texts()).toEqual({ "aa.md": "alpha", "cc.md": "TYPED gamma", "d.md": "see [[aa]]" });
    await end();
  });

  it("stand in a folder changed by somebody else, on a device that cannot tell what they changed: they are left", async () => {
    const { page, location, takeIn, end } = await begin();
    await takeIn(utf8({ "a.md": "alpha", "b.md": "beta" }), "2 new");
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText(/^All met/).waitFor();
    const other = await openDevice();
    await other.page.goto(`${location.address}/notes`);
    await other.page.getByRole("link", { name: "a", exact: true }).click();
    await expect.poll(() => field(other.page).inputValue()).toBe("alpha");
    await field(other.page).press("Control+Home");
    await other.page.keyboard.type("TYPED ");
    await other.page.getByText("Kept on this device", { exact: true }).waitFor();
    await other.page.getByRole("link", { name: "Back to notes" }).click();
    await other.page.evaluate(async () => {
      const top = await navigator.storage.getDirectory();
      const folder = await top.getDirectoryHandle("vault", { create: true });
      const writable = await (await folder.getFileHandle("a.md", { create: true })).createWritable();
      await writable.write("alpha\nWRITTEN OUTSIDE");
      await writable.close();
      Object.assign(globalThis, { showDirectoryPicker: async () => folder });
    });
    await other.page.getByRole("button", { name: "Export choices" }).click();
    await other.page.getByRole("button", { name: "Into a folder" }).click();
    await other.page.getByText(/left as they are here: a\.md/).waitFor();
    const inFolder = await other.page.evaluate(async () => {
      const top = await navigator.storage.getDirectory();
      const folder = await top.getDirectoryHandle("vault");
      const text = async (name: string) => (await (await folder.getFileHandle(name)).getFile()).text();
      return [await text("a.md"), await text("b.md")];
    });
    expect(inFolder).toEqual(["alpha\nWRITTEN OUTSIDE", "beta"]);
    await other.page.keyboard.press("Escape");
    await other.page.getByRole("link", { name: "a", exact: true }).click();
    await expect.poll(() => field(other.page).inputValue()).toBe("TYPED alpha");
    expect(other.errors).toEqual([]);
    await other.close();
    await end();
  });

  it("as two exports chosen together are each note once, on a device that has none", async () => {
    const { page, location, typeInto, takeIn, texts, end } = await begin();
    await takeIn(utf8({ "a.md": "first line", "b.md": "other" }), "2 new");
    const exportNow = async (): Promise<Buffer> => (await downloadOf(page, "Export notes")).bytes;
    const before = await exportNow();
    await typeInto("a", "TYPED ");
    const after = await exportNow();
    const there = await startGateway();
    const empty = await openDevice();
    await empty.page.goto(`${there.address}/notes`);
    await empty.page
      .getByLabel("Import notes")
      .setInputFiles(
        [before, after].map((buffer, at) => ({ name: `${at}.zip`, mimeType: "application/zip", buffer })),
      );
    await empty.page.getByText(/^2 new/).waitFor();
    const left = await exported(empty.page, there);
    expect(Object.fromEntries(Object.entries(left).map(([path, bytes]) => [path, bytes.toString()]))).toEqual(
      {
        "a.md": "TYPED first line",
        "b.md": "other",
      },
    );
    expect(empty.errors).toEqual([]);
    await empty.close();
    await there.kill();
    expect(location.address).not.toBe("");
    expect(await texts()).toMatchObject({ "b.md": "other" });
    await end();
  });
});

const packed = resolve(import.meta.dirname, "../../../shared/vaults");
const vaults = existsSync(packed) ? readdirSync(packed).filter((name) => name.endsWith(".tar.gz")) : [];

describe.skipIf(vaults.length === 0)("public vaults", () => {
  it.each(vaults)(
    "%s leaves a second device as it came to the first, without a file for each note at the sync location",
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), "wayside-vault-"));
      execFileSync("tar", ["xzf", join(packed, name), "-C", folder]);
      const came = Object.fromEntries(
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((path) => statSync(join(folder, path)).isFile())
          .map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
      );
      const location = await startGateway();
      const [first, second] = [await openDevice(), await openDevice()];
      await first.page.goto(`${location.address}/notes`);
      await workerReady(first.page);
      await importFiles(first.page, came);
      await first.page.getByText(/^\d+ new/).waitFor();
      await first.page.getByRole("button", { name: "Sync now" }).click();
      await first.page.getByText(/^All met/).waitFor();
      await second.page.goto(`${location.address}/notes`);
      const notesOf = Object.keys(came).filter((path) => /\.md$/.test(path) && !/(?:^|\/)\./.test(path));
      await second.page.getByText(`${notesOf.length} kept`).waitFor();
      await second.page.getByText(/^All met/).waitFor();
      const left = await exported(second.page, location);
      const pictures = Object.keys(left).filter((path) => !path.endsWith(".md"));
      const isAsItCame = (path: string): boolean =>
        left[path]?.equals(came[path] ?? new Uint8Array()) === true;
      expect([...notesOf, ...pictures].filter((path) => !isAsItCame(path))).toEqual([]);
      const kept = readdirSync(location.dataFolder, { recursive: true, encoding: "utf8" });
      expect(kept.length).toBeLessThan(pictures.length + 40);
      expect([...first.errors, ...second.errors]).toEqual([]);
      for (const one of [first, second]) await one.close();
      await location.kill();
    },
  );
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { scrollTo, selectPassage } from "../support/open-article.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
  await device.page.goto(`${gateway.address}/read`);
  await workerReady(device.page);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

async function open(path: string, title: string): Promise<Page> {
  const { page } = device;
  await goTo(page, "Read");
  if ((await page.getByRole("link", { name: title }).count()) === 0) {
    await saveAddress(page, site.address + path);
  }
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await page.locator(".article__text p").first().waitFor();
  return page;
}

const marked = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll("mark[data-highlight]")].map((mark) => mark.textContent).join(""),
  );

/** As on another device, or after the texts were cleared for want of room: they are fetched again, edited meanwhile. */
async function clearTexts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open("wayside");
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction("library", "readwrite");
    transaction.objectStore("library").delete(IDBKeyRange.bound(["articles", ""], ["articles", "\uffff"]));
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  });
}

describe("a highlight", () => {
  const passage = "two queues at two counters. One pool of machines only reads";

  it("goes across elements, and is there after a reload with the server gone", async () => {
    const page = await open("/edited", "The wire, revisited");
    await selectPassage(page, "two queues at", "One pool of machines only reads");
    await page.getByRole("button", { name: "Highlight and note" }).click();
    await page.getByRole("textbox", { name: "Your note on it" }).fill("Ask how the queues are kept fair.");
    await page.getByRole("button", { name: "Close" }).click();
    expect(await marked(page)).toBe(passage);
    const port = new URL(gateway.address).port;
    await gateway.kill();
    device = await device.relaunch(page.url());
    await device.page.getByText("The way out is old").waitFor();
    expect(await marked(device.page)).toBe(passage);
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host, PORT: port }, gateway.dataFolder);
  });

  it("is found again when the page was edited and extracted anew", async () => {
    const { page } = device;
    await clearTexts(page);
    await page.reload();
    await page.getByText("Since this was written the numbers have changed").waitFor();
    await page.locator("mark[data-highlight]").first().waitFor();
    expect(await marked(page)).toBe(passage);
    await page.locator("mark[data-highlight]").first().click();
    expect(await page.getByRole("textbox", { name: "Your note on it" }).inputValue()).toBe(
      "Ask how the queues are kept fair.",
    );
    await page.getByRole("button", { name: "Close" }).click();
  });

  it("is kept, and said not to be found again, when its words became others", async () => {
    const edited = device.page.url();
    const page = await open("/measured", "The wire, measured");
    await selectPassage(page, "The median over", "is 11.5 ms.");
    await page.getByRole("button", { name: "Highlight", exact: true }).click();
    await page.locator("mark[data-highlight]").first().waitFor();
    await clearTexts(page);
    await page.reload();
    await page.getByText("12.5 ms").waitFor();
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByText("The median over the wire is 11.5 ms.").waitFor();
    await page.getByText("Its place in the text was not found again; the words are kept.").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    expect(await page.locator("mark[data-highlight]").count()).toBe(0);
    await page.goto(edited);
    await page.locator("mark[data-highlight]").first().waitFor();
  });

  it("is listed, leaves as Markdown, and can be taken back", async () => {
    const { page } = device;
    await device.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByRole("button", { name: "Copy all as Markdown" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(
      `# [The wire, revisited](${site.address}/edited)\n\n> ${passage}\n\nAsk how the queues are kept fair.\n`,
    );
    await page.getByRole("button", { name: "Close" }).click();
    await page.locator("mark[data-highlight]").first().click();
    await page.getByRole("button", { name: "Remove highlight" }).click();
    await page.waitForFunction(() => document.querySelector("mark[data-highlight]") === null);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator("mark[data-highlight]").first().waitFor();
    expect(await marked(page)).toBe(passage);
  });

  it("is copied with its source", async () => {
    const page = await open("/code", "A queue for GPU jobs in forty lines");
    await selectPassage(page, "Quota is a promise", "about the worst day.");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `“Quota is a promise about the worst day.”\n— A queue for GPU jobs in forty lines, Serving Notes\n${site.address}/code`,
    );
  });
});

describe("the open article", () => {
  it("shows a footnote in place, jumps within, and leads back", async () => {
    const page = await open("/footnotes", "What the margins say");
    await page.locator("sup a").click();
    await page.getByRole("dialog", { name: "Footnote" }).getByText("Measured on two machines").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "the second part" }).click();
    await page.getByRole("button", { name: "Back to where you were" }).click();
    await page.getByRole("button", { name: "Back to where you were" }).waitFor({ state: "detached" });
  });

  it("carries a wide picture at a sane size, holds its place open, and enlarges it", async () => {
    const page = await open("/wide", "One wide drawing");
    const enlarge = page.getByRole("button", { name: "Enlarge picture: A wide drawing" });
    await enlarge.waitFor();
    const image = await enlarge.locator("img").evaluate(async (element: HTMLImageElement) => {
      await element.decode();
      return element.naturalWidth;
    });
    expect(image).toBe(1600);
    await enlarge.click();
    await page
      .getByRole("dialog", { name: "Picture" })
      .getByRole("img", { name: "A wide drawing" })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Picture" }).waitFor({ state: "detached" });
  });

  it("is gone through by its headings and by the scrubber", async () => {
    const page = await open("/long", "Why prefill and decode want different machines");
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByRole("button", { name: "Part 17" }).click();
    await expect
      .poll(async () => (await page.getByRole("heading", { name: "Part 17" }).boundingBox())?.y)
      .toBeLessThan(700);
    expect((await page.getByRole("heading", { name: "Part 17" }).boundingBox())?.y).toBeGreaterThan(0);
    await page.getByRole("slider", { name: "Where in the article" }).fill("500");
    await expect
      .poll(() => page.getByRole("slider", { name: "Where in the article" }).getAttribute("aria-valuetext"))
      .toMatch(/^(49|50|51) %$/);
  });

  it("finds words, one after the other", async () => {
    const page = await open("/long", "Why prefill and decode want different machines");
    await page.getByRole("button", { name: "Find in the article" }).click();
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("(9.");
    await page.getByText("1 of 8").waitFor();
    await page.getByRole("button", { name: "Next find" }).click();
    await page.getByText("2 of 8").waitFor();
    const inSight = async (): Promise<boolean> => {
      const box = await page.getByText("(9.2)").boundingBox();
      return box !== null && box.y > 0 && box.y < 844;
    };
    await expect.poll(inSight).toBe(true);
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("no such words");
    await page.getByText("Not found").waitFor();
  });

  it("in pages fills the view, turns by taps and swipes page by page, and says where one is", async () => {
    const page = await open("/long", "Why prefill and decode want different machines");
    await page.getByRole("button", { name: "Text and page" }).click();
    await page.getByRole("button", { name: "Pages", exact: true }).click();
    await page.getByRole("button", { name: "Close" }).click();
    const frame = page.locator(".article__frame");
    // The article was read before: to its beginning first.
    await page.getByText(/^\d+ \/ \d+$/).waitFor();
    await frame.evaluate((element) => element.scrollTo({ left: 0, behavior: "instant" }));
    await page.getByText(/^1 \/ \d+$/).waitFor();
    const at = (): Promise<{ left: number; step: number; fits: boolean; titled: boolean }> =>
      frame.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const title = element.querySelector("h1")?.getBoundingClientRect();
        return {
          left: element.scrollLeft,
          step: element.clientWidth + Number.parseFloat(getComputedStyle(element).columnGap),
          fits: box.bottom <= innerHeight && document.documentElement.scrollHeight <= innerHeight,
          titled: title !== undefined && title.top >= box.top && title.bottom <= box.bottom,
        };
      });
    expect(await at()).toMatchObject({ left: 0, fits: true, titled: true });
    const box = await frame.boundingBox();
    if (box === null) throw new Error("there is no page");
    const [near, far, middle] = [box.x + 12, box.x + box.width - 12, box.y + box.height / 2];
    await page.mouse.click(far, middle);
    await page.getByText(/^2 \/ \d+$/).waitFor();
    await expect.poll(async () => (await at()).left % (await at()).step).toBe(0);
    // What scrolls by a part of a page comes to rest at one.
    await frame.evaluate((element) => element.scrollBy({ left: element.clientWidth * 0.7 }));
    await page.getByText(/^3 \/ \d+$/).waitFor();
    await expect
      .poll(
        async () => Math.round((await at()).left / (await at()).step) * (await at()).step - (await at()).left,
      )
      .toBe(0);
    await page.mouse.click(near, middle);
    await page.mouse.click(near, middle);
    await page.getByText(/^1 \/ \d+$/).waitFor();
    await page.getByRole("button", { name: "Text and page" }).click();
    await page.getByRole("button", { name: "Scrolling" }).click();
    await page.getByRole("button", { name: "Close" }).click();
  });

  it("keeps the paragraph when type, width and paging change", async () => {
    const page = await open("/long", "Why prefill and decode want different machines");
    await scrollTo(page, "(15.4)");
    await page.getByRole("button", { name: "Text and page" }).click();
    await page.getByRole("button", { name: "Pages", exact: true }).click();
    await page.getByRole("button", { name: "Close" }).click();
    const seen = async (): Promise<boolean> => {
      const box = await page.getByText("(15.4)").boundingBox();
      return box !== null && box.x > -200 && box.x < 390 && box.y > -200 && box.y < 844;
    };
    await expect.poll(seen).toBe(true);
    await page.getByRole("button", { name: "Page forward" }).click();
    await page.getByRole("button", { name: "Page forward" }).click();
    await expect.poll(seen).toBe(false);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(seen).toBe(true);
    await page.getByRole("button", { name: "Text and page" }).click();
    for (let step = 0; step < 4; step++) await page.getByRole("button", { name: "Larger type" }).click();
    await page.getByRole("button", { name: "Scrolling" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    // The place of a page is its first paragraph, which may stand a little before this one.
    const near = (on: Page): Promise<boolean> =>
      on.evaluate(() =>
        [...document.querySelectorAll(".article__text p")].some((paragraph) => {
          const { top, bottom } = paragraph.getBoundingClientRect();
          return /\(15\.[1-4]\)/.test(paragraph.textContent ?? "") && bottom > 0 && top < innerHeight;
        }),
      );
    await expect.poll(() => near(page)).toBe(true);
    device = await device.relaunch(page.url());
    await device.page.getByText("(15.4)").waitFor();
    await expect.poll(() => near(device.page)).toBe(true);
    expect(await device.page.locator(".reader").getAttribute("data-size")).toBe("8");
    await device.page.getByRole("button", { name: "Text and page" }).click();
    for (let step = 0; step < 4; step++)
      await device.page.getByRole("button", { name: "Smaller type" }).click();
    await device.page.getByRole("button", { name: "Close" }).click();
  });

  it.each([
    ["/tables", "Forty allocators, side by side"],
    ["/code", "A queue for GPU jobs in forty lines"],
    ["/chinese", "预填充与解码为什么要分开"],
  ])("%s never breaks the page, at any size of type", async (path, title) => {
    const page = await open(path, title);
    for (const size of ["4", "8"]) {
      await page.evaluate(
        (value) => document.querySelector(".reader")?.setAttribute("data-size", value),
        size,
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});

describe("searching", () => {
  it("finds a Chinese word of two characters as one types, with the passage, and opens it in place", async () => {
    const page = await open("/chinese", "预填充与解码为什么要分开");
    await goTo(page, "Read");
    await page.getByRole("link", { name: "Search everything" }).click();
    await page.getByRole("textbox", { name: "Search everything" }).fill("显存");
    const found = page.getByRole("listitem").filter({ hasText: "预填充与解码为什么要分开" });
    await found.getByText(/大部分时间在等/).waitFor();
    expect(await found.locator("mark").first().textContent()).toBe("显存");
    await page.getByRole("textbox", { name: "Search everything" }).fill("机架");
    await page.getByRole("link", { name: "预填充与解码为什么要分开" }).click();
    await expect
      .poll(() => page.evaluate(() => [...(CSS.highlights.get("found-here") ?? [])].map(String)))
      .toEqual(["机架"]);
    const top = async (): Promise<number> =>
      (await page.getByText("在同一个机架里").first().boundingBox())?.y ?? 1e6;
    await expect.poll(top).toBeLessThan(844);
    expect(await top()).toBeGreaterThan(0);
  });

  it("leaves the kept place what it was while one only looks something up", async () => {
    const page = await open("/long", "Why prefill and decode want different machines");
    await scrollTo(page, "(20.3)");
    await page.goto(`${gateway.address}/find?q=${encodeURIComponent("(3.5)")}`);
    await page.getByRole("link", { name: "Why prefill and decode" }).click();
    await expect.poll(async () => (await page.getByText("(3.5)").boundingBox())?.y ?? 1e6).toBeLessThan(844);
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("link", { name: "Why prefill and decode" }).click();
    const top = async (): Promise<number> => (await page.getByText("(20.3)").boundingBox())?.y ?? 1e6;
    await expect.poll(top).toBeLessThan(844);
    expect(await top()).toBeGreaterThan(-400);
  });

  it("finds what was typed in the very moment the field came", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await page.evaluate(() => {
      const typing = new MutationObserver(() => {
        const field = document.querySelector<HTMLInputElement>("search input");
        if (field === null) return;
        typing.disconnect();
        field.value = "机架";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      typing.observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole("link", { name: "Search everything" }).click();
    await page.getByRole("link", { name: "预填充与解码为什么要分开" }).waitFor();
  });

  it("finds notes and highlights, and says so where there is nothing", async () => {
    const { page } = device;
    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("Gang scheduling, by Friday");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.goto(`${gateway.address}/find?q=by+fri`);
    await page.getByRole("link", { name: "Gang scheduling, by Friday" }).waitFor();
    await page.getByRole("textbox", { name: "Search everything" }).fill("queues are kept fair");
    await page.getByRole("list", { name: "Highlights" }).getByRole("link").first().click();
    await page.locator("mark[data-highlight]").first().waitFor();
    await page.goBack();
    await page.getByRole("textbox", { name: "Search everything" }).fill("xyzzy");
    await page.getByRole("heading", { name: "Nothing found" }).waitFor();
    expect(device.errors).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const ARTICLES = 5000;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
  const { page } = device;
  await page.goto(`${gateway.address}/read`);
  await page.getByRole("button", { name: "More ways to add" }).waitFor();
  await workerReady(page);
  await page.evaluate(async (count) => {
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open("wayside");
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction(["records", "library"], "readwrite");
    for (let index = 0; index < count; index++) {
      const stamp = `${index.toString(36).padStart(9, "0")}-000-filler`;
      const fields = {
        address: `https://example.org/${index}`,
        title: `Article ${index}${index % 7 === 0 ? ", with a title that is so long that it needs a second line on a phone" : ""}`,
        site: "example.org",
        words: 200 + (index % 40) * 100,
        savedAt: 1_790_000_000_000 + index * 60_000,
        finishedAt: null,
        place: index % 5 === 0 ? { block: 3, share: 0.4 } : null,
      };
      const stamps = Object.fromEntries(Object.keys(fields).map((name) => [name, stamp]));
      const id = `filler${String(index).padStart(5, "0")}`;
      transaction.objectStore("records").put({ collection: "articles", id, fields, stamps, changed: stamp });
      const body = { html: "<p>x</p>", language: "en", byline: "", address: fields.address, fetchedAt: 1 };
      transaction.objectStore("library").put(body, ["articles", id]);
    }
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  }, ARTICLES);
  await gateway.kill();
  await page.goto(`${gateway.address}/read`);
  await page.getByRole("link", { name: `Article ${ARTICLES - 1}`, exact: true }).waitFor();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

describe("a queue of 5,000 articles", () => {
  it("scrolls at 4x slowdown with a few rows of work a step, and shows the right ones", async () => {
    const { page } = device;
    const cdp = await device.context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const { long, added } = await page.evaluate<{ long: number[]; added: number[] }>(`(async () => {
      const long = [];
      const added = [];
      const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) long.push(entry.duration); });
      let rows = 0;
      const changes = new MutationObserver((list) => { for (const change of list) rows += change.addedNodes.length; });
      changes.observe(document.querySelector(".article-list"), { childList: true });
      for (let step = 0; step < 260; step++) {
        if (step === 20) observer.observe({ entryTypes: ["longtask"] });
        rows = 0;
        scrollBy({ top: 210, behavior: "instant" });
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
        if (step >= 20) added.push(rows);
      }
      await new Promise((done) => setTimeout(done, 300));
      observer.disconnect();
      changes.disconnect();
      return { long, added };
    })()`);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const over = long.filter((one) => one > 50).map((one) => Math.round(one));
    process.stdout.write(
      `Tasks over 50 ms in 240 steps of 210 px (12,600 px a second) at 4x slowdown: ${over.join(", ") || "none"}\n`,
    );
    const rows = await page.getByRole("listitem").filter({ hasText: "Article" }).count();
    expect(rows).toBeLessThan(60);
    const inSight = await page.evaluate(() => {
      const middle = document.elementsFromPoint(150, innerHeight / 2);
      return middle
        .map((element) => element.closest(".article-row")?.textContent ?? "")
        .find((text) => text !== "");
    });
    expect(inSight).toMatch(/Article \d+/);
    // What a step has to do is bounded, however long the list is; how long that takes is printed above.
    expect(Math.max(...added)).toBeLessThanOrEqual(8);
  });

  it("reaches its end, and every row says how many there are", async () => {
    const { page } = device;
    await expect
      .poll(
        async () => {
          await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }));
          return page.getByRole("link", { name: /^Article 0, with/ }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    const row = page.getByRole("listitem").filter({ hasText: "Article 0, with" });
    expect(await row.getAttribute("aria-posinset")).toBe(String(ARTICLES));
    expect(await row.getAttribute("aria-setsize")).toBe(String(ARTICLES));
  });

  it("stands where it was left when one comes back from an article", async () => {
    const { page } = device;
    await page.evaluate(() => scrollTo({ top: 50_000 }));
    // The row in the middle of the screen, once it is there.
    const middle = (): Promise<string | undefined> =>
      page.evaluate(() =>
        document
          .elementsFromPoint(150, innerHeight / 2)
          .map((element) => element.closest(".article-row")?.querySelector("a")?.textContent ?? undefined)
          .find((text) => text !== undefined),
      );
    await expect.poll(middle).toMatch(/^Article \d+/);
    await page.getByRole("link", { name: (await middle()) ?? "", exact: true }).click();
    await page.getByRole("button", { name: "Done", exact: true }).waitFor();
    expect(await page.evaluate(() => scrollY)).toBeLessThan(1000);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(45_000);
    expect(await page.evaluate(() => scrollY)).toBeLessThan(55_000);
  });

  it("is sorted, tagged, selected and undone", async () => {
    const { page } = device;
    await page.evaluate(() => scrollTo({ top: 0 }));
    await page.getByRole("combobox", { name: "Order" }).selectOption("By hand");
    await page.getByRole("button", { name: "More for “Article 4997”" }).click();
    await page.getByRole("button", { name: "Move to the top" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await expect
      .poll(() => page.getByRole("listitem").filter({ hasText: "Article" }).first().textContent())
      .toContain("Article 4997");
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByLabel("Select “Article 4997”").check();
    await page.getByLabel("Select “Article 4999”").check();
    await page.getByText("2 selected").waitFor();
    await page.getByRole("button", { name: "Tags" }).click();
    await page.getByRole("textbox", { name: "New tag" }).fill("#gang scheduling");
    await page.getByRole("button", { name: "Add tag" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await page
      .getByRole("button", { name: /^#gang scheduling/ })
      .getByText("2")
      .waitFor();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("2 deleted").waitFor();
    await expect.poll(() => page.getByRole("link", { name: "Article 4999", exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Article 4999", exact: true }).waitFor();
    await page.getByRole("combobox", { name: "Order" }).selectOption("Shortest");
    await expect.poll(() => page.locator(".article-row__minutes").first().textContent()).toBe("1min");
    expect(device.errors).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { scrollTo } from "../support/open-article.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
  await device.page.goto(`${gateway.address}/read`);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

async function save(path: string): Promise<void> {
  const { page } = device;
  await goTo(page, "Read");
  await saveAddress(page, site.address + path);
}

describe("saving an article", () => {
  it.each([
    ["/long", "Why prefill and decode want different machines"],
    ["/chinese", "预填充与解码为什么要分开"],
    ["/code", "A queue for GPU jobs in forty lines"],
    ["/base", "A page whose links start elsewhere"],
    ["/hostile", "A page that means no good"],
    ["/caching.md", "Caching, from the ground up"],
    ["/latin", "Déjà vu en série"],
  ])("%s brings its text onto the device", async (path, title) => {
    const { page } = device;
    await save(path);
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    expect((await page.getByRole("article").textContent())?.length).toBeGreaterThan(500);
    expect(await page.evaluate(() => (window as unknown as { stolen?: unknown }).stolen)).toBeUndefined();
  });

  it("counts a Chinese article by its characters", async () => {
    await goTo(device.page, "Read");
    const row = device.page.getByRole("listitem").filter({ hasText: "预填充与解码为什么要分开" });
    expect(await row.textContent()).toMatch(/^3\s*min/);
  });

  it("twice, or by another way there, is one article", async () => {
    const { page } = device;
    await save("/code?utm_campaign=x#top");
    await page.getByText("Already in the queue").waitFor();
    expect(await page.getByRole("link", { name: "A queue for GPU jobs" }).count()).toBe(1);
  });

  it.each([
    ["/nothing", /no page at that address \(404\)/],
    ["/zip", /not a page of text/],
    ["/empty", /no readable text/],
    ["/broken", /answered with an error \(503\)/],
    ["/endless", /larger than 8 MB/],
  ])("%s says what is wrong, keeps the address and offers a retry", async (path, words) => {
    const { page } = device;
    await save(path);
    const row = page.getByRole("listitem").filter({ hasText: site.host + path });
    await row.getByText(words).waitFor();
    await row.getByRole("link").click();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    expect(await page.getByRole("link", { name: "Open the original" }).getAttribute("href")).toBe(
      site.address + path,
    );
  });

  it("refuses what is no address, in the person's words", async () => {
    const { page } = device;
    await goTo(page, "Read");
    for (const typed of ["hello there", "javascript:alert(1)", "file:///etc/passwd"]) {
      await saveAddress(page, typed);
      await page.getByText(/not a web address/).waitFor();
    }
    await saveAddress(page, "http://192.168.0.1/");
    await page.getByText(/private network, where the gateway does not go/).waitFor();
  });
});

describe("reading", () => {
  it("keeps the place to the paragraph, and marks done by choice", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await page.getByRole("link", { name: "Why prefill and decode" }).click();
    await scrollTo(page, "(12.5)");
    device = await device.relaunch(page.url());
    const again = device.page.getByText("(12.5)");
    await again.waitFor();
    await device.page.waitForFunction(() => scrollY > 1000);
    const top = (await again.boundingBox())?.y ?? Number.NaN;
    expect(top).toBeGreaterThan(-200);
    expect(top).toBeLessThan(300);

    await device.page.getByRole("button", { name: "Done", exact: true }).click();
    await goTo(device.page, "Read");
    expect(await device.page.getByRole("link", { name: "Why prefill and decode" }).count()).toBe(0);
    await device.page.getByRole("button", { name: /^Finished/ }).click();
    await device.page.getByRole("link", { name: "Why prefill and decode" }).waitFor();
    expect(device.errors).toEqual([]);
  });

  it("opens long text within a frame or two", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("button", { name: /^Finished/ }).click();
    const link = page.getByRole("link", { name: "Why prefill and decode" });
    await link.waitFor();
    const milliseconds = await link.evaluate(async (element: HTMLElement) => {
      const began = performance.now();
      element.click();
      while (document.querySelector(".article__text p") === null) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    });
    process.stdout.write(`A long article opened in ${Math.round(milliseconds)} ms.\n`);
    expect(milliseconds).toBeLessThan(2000);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice(undefined, { touch: true });
  await device.page.goto(`${gateway.address}/read`);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

async function openArticle(path: string, title: string): Promise<void> {
  const { page } = device;
  await saveAddress(page, site.address + path);
  await page.getByRole("link", { name: title }).click();
  await page.locator(".article__text p").first().waitFor();
}

describe("an open article on a phone", () => {
  const inSight = (label: string) =>
    device.page.evaluate((name) => {
      const bar = document.querySelector(`[aria-label="${name}"]`)?.closest(".sub-header, .reader__foot");
      const box = bar?.getBoundingClientRect();
      return box !== undefined && box.bottom > 4 && box.top < innerHeight - 4;
    }, label);
  const wheel = async (by: number): Promise<void> => {
    await device.page.mouse.move(190, 400);
    await device.page.mouse.wheel(0, by);
  };

  it("has the whole screen, and its bars leave and come back by scrolling, a tap and the keyboard", async () => {
    const { page } = device;
    await openArticle("/long", "Why prefill and decode want different machines");
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await page.locator(".frame__status").isVisible()).toBe(false);
    expect(await inSight("Contents")).toBe(true);

    await wheel(900);
    await expect.poll(() => inSight("Contents")).toBe(false);
    await expect.poll(() => inSight("Back to the queue")).toBe(false);
    await wheel(-200);
    await expect.poll(() => inSight("Contents")).toBe(true);

    await wheel(900);
    await expect.poll(() => inSight("Contents")).toBe(false);
    const line = page.locator(".article__text p").nth(9);
    const before = await line.evaluate((one) => one.getBoundingClientRect().top);
    await page.touchscreen.tap(200, 400);
    await expect.poll(() => inSight("Contents")).toBe(true);
    // What one reads stays where it is.
    expect(Math.abs((await line.evaluate((one) => one.getBoundingClientRect().top)) - before)).toBeLessThan(
      1,
    );
    await page.touchscreen.tap(200, 400);
    await expect.poll(() => inSight("Contents")).toBe(false);

    await page.getByRole("button", { name: "Contents" }).focus();
    await expect.poll(() => inSight("Contents")).toBe(true);
  });

  it("says its type size in pixels", async () => {
    const { page } = device;
    await page.getByRole("button", { name: "Text and page" }).click();
    await page.getByText("19 px").waitFor();
    await page.getByRole("button", { name: "Larger type" }).click();
    await page.getByText("21 px").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
  });

  it("is left by the system's way back", async () => {
    const { page } = device;
    await page.goBack();
    await page.getByRole("heading", { name: "Read", level: 1, exact: true }).waitFor();
    expect(await page.getByRole("navigation").count()).toBeGreaterThan(0);
    expect(device.errors).toEqual([]);
  });
});

describe("a Persian page", () => {
  it("is read from right to left, its row and its note too", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await openArticle("/persian", "افزونه‌ی اصلی");
    const direction = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).direction);
    expect(await direction(".article__text p")).toBe("rtl");
    expect(await direction(".article__title")).toBe("rtl");
    await goTo(page, "Read");
    expect(await direction(".article-row__title:text('افزونه')")).toBe("rtl");
    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("یادداشت درباره‌ی افزونه");
    expect(await direction(".note-editor__field")).toBe("rtl");
    expect(device.errors).toEqual([]);
  });
});

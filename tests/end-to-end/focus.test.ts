import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
let page: Page;
beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
  page = device.page;
  await page.goto(`${gateway.address}/read`);
  for (const [path, title] of [
    ["/long", "Why prefill and decode want different machines"],
    ["/code", "A queue for GPU jobs in forty lines"],
    ["/pictures", "Two pools, drawn"],
  ] as const) {
    await saveAddress(page, site.address + path);
    await page.getByRole("link", { name: title, exact: true }).waitFor();
  }
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

/** The words of what has the focus. */
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent?.trim() ?? "");

describe("the focus", () => {
  it("is at an article's title when it opens, and on its row after Back", async () => {
    const title = "A queue for GPU jobs in forty lines";
    await page.getByRole("link", { name: title, exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".article__text p").first().waitFor();
    await expect.poll(focused).toBe(title);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await page.getByRole("link", { name: "Back to the queue" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("A");
    expect(await focused()).toBe(title);
  });

  it("goes to the row that takes the place of one that was archived, and a move says where it stands", async () => {
    const rows = page.locator(".article-row__title");
    const before = await rows.allTextContents();
    await page.getByRole("button", { name: `More for “${before[0]}”` }).click();
    await page.getByRole("button", { name: "Archive", exact: true }).click();
    await expect.poll(() => rows.allTextContents()).toEqual(before.slice(1));
    await expect.poll(focused).toBe(before[1]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => rows.allTextContents()).toEqual(before);
    await page.getByRole("combobox", { name: "Order" }).selectOption("By hand");
    await page
      .getByRole("button", { name: /^More for/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Move down" }).click();
    await page.getByText("Now 2 of 3").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
  });

  it("goes along a toolbar by the arrow keys", async () => {
    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("button", { name: "Heading" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("List");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("Heading");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Home");
    expect(await focused()).toBe("Heading");
    await page.keyboard.press("End");
    expect(await focused()).not.toBe("Heading");
    expect(device.errors).toEqual([]);
  });
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
  const { page } = device;
  await page.goto(gateway.address);
  await page.getByRole("button", { name: "Start with the sample plan" }).click();
  await page.getByRole("button", { name: "Use this plan" }).click();
  await workerReady(page);
  for (const [path, title] of [
    ["/long", "Why prefill and decode want different machines"],
    ["/chinese", "预填充与解码为什么要分开"],
    ["/code", "A queue for GPU jobs in forty lines"],
    ["/pictures", "Two pools, drawn"],
    ["/talk.wav", "talk"],
  ] as const) {
    await goTo(page, "Read");
    await saveAddress(page, site.address + path);
    await page.getByRole("link", { name: title, exact: true }).waitFor();
  }
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

const minutesOf = (list: readonly string[]): number =>
  list.reduce((sum, text) => sum + Number(/^(\d+) min/.exec(text)?.[1] ?? Number.NaN), 0);
const playlist = (page: Page): Promise<string[]> => page.locator(".ride-list__item").allTextContents();

describe("a ride of 25 minutes", () => {
  it("is filled and never overfilled, and remembers its minutes for this weekday and hour", async () => {
    const { page } = device;
    await goTo(page, "Today");
    await page.locator(".ride-list__item").first().waitFor();
    const list = await playlist(page);
    expect(minutesOf(list)).toBeLessThanOrEqual(25);
    expect(list.length).toBeGreaterThanOrEqual(4);
    expect(list.join()).not.toContain("Why prefill and decode");
    for (let press = 0; press < 3; press++)
      await page.getByRole("button", { name: "Five minutes more" }).click();
    await page.locator(".ride-card__minutes").getByText("40").waitFor();
    await page.locator(".ride-list__item", { hasText: "Why prefill and decode" }).waitFor();
    expect(minutesOf(await playlist(page))).toBeLessThanOrEqual(40);
    device = await device.relaunch(`${gateway.address}/today`);
    await device.page.locator(".ride-card__minutes").getByText("40").waitFor();
    for (let press = 0; press < 3; press++)
      await device.page.getByRole("button", { name: "Five minutes less" }).click();
    await device.page.locator(".ride-card__minutes").getByText("25").waitFor();
  });

  it("counts every press, however quickly they come", async () => {
    const { page } = device;
    const pressThrice = (name: string): Promise<void> =>
      page.getByRole("button", { name }).evaluate((button: HTMLButtonElement) => {
        for (let press = 0; press < 3; press++) button.click();
      });
    await pressThrice("Five minutes more");
    await page.locator(".ride-card__minutes").getByText("40").waitFor();
    await pressThrice("Five minutes less");
    await page.locator(".ride-card__minutes").getByText("25").waitFor();
  });

  it("is changed before it starts: one swapped for what else fits, another taken out, and back", async () => {
    const { page } = device;
    await goTo(page, "Today");
    await page.getByText("Next ride").waitFor();
    await expect.poll(() => playlist(page).then((list) => list.length)).toBeGreaterThan(1);
    const before = await playlist(page);
    const titles = before.map((text) => text.replace(/^\d+ min/, ""));
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByRole("button", { name: `Take out “${titles[0]}”` }).click();
    await expect.poll(() => playlist(page)).toEqual(before.slice(1));
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => playlist(page)).toEqual(before);
    await page.getByRole("button", { name: `Swap “${titles[0]}” for something else` }).click();
    await expect.poll(() => playlist(page).then((list) => list.join())).not.toContain(titles[0]);
    await page.getByRole("button", { name: "As suggested" }).click();
    await expect.poll(() => playlist(page)).toEqual(before);
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("mixes reading and listening as one likes", async () => {
    const { page } = device;
    await page.getByRole("button", { name: "Listen", exact: true }).click();
    await expect.poll(() => playlist(page)).toEqual(["1 mintalk"]);
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await expect.poll(async () => (await playlist(page)).join()).not.toContain("talk");
  });

  it("goes one after the other with the time left in sight, and logs what was read, with no network", async () => {
    const port = new URL(gateway.address).port;
    await gateway.kill();
    await device.context.setOffline(true);
    const { page } = device;
    await page.clock.install();
    const first = (await playlist(page))[0]?.replace(/^\d+ min/, "") ?? "";
    const second = (await playlist(page))[1]?.replace(/^\d+ min/, "") ?? "";
    await page.getByRole("button", { name: "Start ride" }).click();
    await page.getByRole("heading", { name: first, level: 1 }).waitFor();
    await page.getByText("25 min to go").waitFor();
    await page.clock.runFor(3 * 60_000);
    await page.getByText("22 min to go").waitFor();

    // Away for two minutes: the ride goes on, the reading does not.
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.clock.runFor(2 * 60_000);
    await page.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.clock.runFor(2000);
    await page.getByText("20 min to go").waitFor();

    await page.getByRole("button", { name: "Done", exact: true }).click();
    // The next opens by itself, and is said.
    await page.getByText(`Done · Next: ${second}`).waitFor();
    await page.getByRole("heading", { name: second, level: 1 }).waitFor();
    await page.clock.runFor(60_000);
    await page.getByText("2 of", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "End ride" }).click();
    await page.getByText("Ride ended · 1 read, 4 min").waitFor();
    await goTo(page, "Today");
    await page
      .getByText(/^4 min of |^4 min/)
      .first()
      .waitFor();
    await page.clock.resume();
    await device.context.setOffline(false);
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host, PORT: port }, gateway.dataFolder);
    expect(device.errors).toEqual([]);
  });
});

/**
 * Takes the pictures of the README and of the sheet that phones show before they install the app, from the app as it is
 * built, with the sample plan and some articles. With a folder named, takes every screen in both sizes and themes into it
 * instead, to be looked at.
 * Usage: npm run take-pictures -- [FOLDER]
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../tests/support/chromium.ts";
import { startGateway } from "../tests/support/gateway-process.ts";
import { startTestSite } from "../tests/support/test-site.ts";

const top = resolve(import.meta.dirname, "..");
const [folder] = process.argv.slice(2);
const plan = process.env.WAYSIDE_PLAN ?? resolve(top, "src/plan/sample-plan.md");
const site = await startTestSite();
let gateway = await startGateway({ WAYSIDE_ALLOW: site.host });

/** A device whose gateway knows nothing of the ones before it. */
async function newDevice(options: Parameters<typeof openDevice>[1]): Promise<Device> {
  await gateway.kill();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  return openDevice(undefined, options);
}

async function fill({ page }: Device): Promise<void> {
  await page.goto(`${gateway.address}/plan`);
  await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("checkbox").first().waitFor();
  await workerReady(page);
  const notNow = page.getByRole("button", { name: "Not now" });
  if ((await notNow.count()) > 0) await notNow.click();
  for (const [path, title] of [
    ["/long", "Why prefill and decode want different machines"],
    ["/chinese", "预填充与解码为什么要分开"],
    ["/code", "A queue for GPU jobs in forty lines"],
    ["/pictures", "Two pools, drawn"],
  ] as const) {
    await goTo(page, "Read");
    await saveAddress(page, site.address + path);
    await page.getByRole("link", { name: title }).waitFor();
    await page.getByText("Fetching…").waitFor({ state: "detached" });
  }
  await goTo(page, "Notes");
  for (const text of [
    "# What the wire decides\n\nMeasure before you split, and again when prompts grow.\n",
    "# 队列\n\n一组机器只负责读，另一组只负责写。\n",
  ]) {
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill(text);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await goTo(page, "Notes");
  }
}

async function settled(page: Page): Promise<void> {
  // Toasts go by themselves; a picture is taken without one.
  await page.locator(".toast").waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
  // A sheet is in its place when it has risen; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  );
}

async function openReader(page: Page): Promise<void> {
  await page.goto(`${gateway.address}/read`);
  await page.getByRole("link", { name: "Why prefill and decode" }).click();
  await page.getByText("(1.3)").waitFor();
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll(".article__text p")][1];
    if (paragraph !== undefined) getSelection()?.selectAllChildren(paragraph);
  });
  await page.getByRole("button", { name: "Highlight", exact: true }).click();
  await page.locator("mark[data-highlight]").first().waitFor();
}

async function picturesForAll(): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    for (const dark of [false, true]) {
      const device = await newDevice({ width, height, dark });
      const { page } = device;
      const take = async (name: string): Promise<void> => {
        await settled(page);
        await page.screenshot({
          path: resolve(folder ?? "", `${name}-${width}-${dark ? "dark" : "light"}.png`),
        });
      };
      await page.goto(`${gateway.address}/today`);
      await page.getByLabel("Open a Markdown plan").waitFor();
      await take("first-run");
      await fill(device);
      for (const place of [
        "today",
        "plan",
        "plan?view=topics",
        "plan?view=outcomes",
        "plan?view=whole",
        "read",
        "radar",
        "notes",
        "settings",
        "find?q=queue",
      ]) {
        await page.goto(`${gateway.address}/${place}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if (place.startsWith("find")) await page.locator(".find-row").first().waitFor();
        if (place === "today") await page.locator(".ride-list__item").first().waitFor();
        await take(place.replace(/[?=]/g, "-"));
      }
      await page.goto(`${gateway.address}/notes`);
      await page.getByRole("link", { name: "What the wire decides" }).click();
      await page.getByRole("textbox", { name: "Note" }).waitFor();
      await take("note");
      await page.goto(`${gateway.address}/read`);
      await page.getByRole("button", { name: "More ways to add" }).click();
      await page.getByRole("textbox", { name: "Address" }).waitFor();
      await take("add-sheet");
      await page.goto(`${gateway.address}/plan`);
      await page
        .getByRole("button", { name: /^More about/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
      await take("task-sheet");
      await openReader(page);
      await take("reader");
      await device.close();
    }
  }
}

if (folder !== undefined) {
  mkdirSync(folder, { recursive: true });
  await picturesForAll();
} else {
  const phone = await newDevice({ scale: 2 });
  await fill(phone);
  const { page } = phone;
  await page.goto(`${gateway.address}/today`);
  await page.locator(".ride-list__item").first().waitFor();
  await settled(page);
  for (const path of ["docs/screenshots/today-phone.png", "public/install/today.png"])
    await page.screenshot({ path: resolve(top, path) });
  await openReader(page);
  await settled(page);
  for (const path of ["docs/screenshots/reader-phone.png", "public/install/reader.png"])
    await page.screenshot({ path: resolve(top, path) });
  await phone.close();
  const desk = await newDevice({ width: 1280, height: 800 });
  await fill(desk);
  await desk.page.goto(`${gateway.address}/plan`);
  await desk.page.getByRole("checkbox").first().waitFor();
  await settled(desk.page);
  for (const path of ["docs/screenshots/plan-desktop.png", "public/install/plan.png"])
    await desk.page.screenshot({ path: resolve(top, path) });
  await desk.close();
}
await gateway.kill();
await site.close();

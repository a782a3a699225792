/**
 * The longest task of the page's main thread, at 4x CPU slowdown, while a library of 10,000 articles and 500 notes goes
 * over the first time, on the device that has it and on the one that gets it, and while one edited note follows.
 */
import type { Page } from "playwright-core";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";
import { fillLibrary } from "../scale/fill-library.ts";

const SLOWDOWN = 4;
const gateway = await startGateway();
const [giver, taker] = [await openDevice(), await openDevice()];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function slow(page: Page): Promise<void> {
  page.setDefaultTimeout(120_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

/** Watches tasks from now on; what it resolves to gives the longest since, in milliseconds. */
async function watch(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.tasks = [];
    window.tasksWatched?.disconnect();
    window.tasksWatched = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.tasks.push(Math.round(entry.duration));
    });
    window.tasksWatched.observe({ type: "longtask" });
  })()`);
  return () => page.evaluate<number>("Math.max(0, ...window.tasks)");
}

async function met(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sync now" }).click();
  // Looked at now and then only, for each look is a task of the page too.
  const hasMet = (): boolean =>
    /^All met/.test(document.querySelector("[aria-label='Where your work is'] p")?.textContent ?? "");
  await page.waitForFunction(hasMet, undefined, { polling: 1000 });
}

/** Opens the queue with nobody to meet, and waits until it is quiet. */
async function openQuietly(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/read`);
  await page.getByRole("heading", { name: "Read", level: 1 }).waitFor();
  await slow(page);
  await page.waitForTimeout(8000);
}

for (const { page } of [giver, taker]) {
  await page.goto(`${gateway.address}/settings`);
  await workerReady(page);
}
await gateway.kill();
await fillLibrary(giver.page, 10_000, 500);
for (const { page } of [giver, taker]) await openQuietly(page, gateway.address);
const again = await startGateway({ PORT: new URL(gateway.address).port }, gateway.dataFolder);
let longest = await watch(giver.page);
let began = Date.now();
await met(giver.page);
say(`first sync, who has it all:     longest task ${await longest()} ms, in ${Date.now() - began} ms`);
const giverPlace = giver.page.url();
await giver.page.goto("about:blank");
longest = await watch(taker.page);
began = Date.now();
await met(taker.page);
say(`first sync, who gets it all:    longest task ${await longest()} ms, in ${Date.now() - began} ms`);

await giver.page.goto(giverPlace.replace("/read", "/notes"));
await giver.page.getByRole("button", { name: "New note" }).click();
await giver.page.getByRole("textbox", { name: "Note" }).fill("seen from the window");
await giver.page.waitForTimeout(4000);
longest = await watch(giver.page);
await met(giver.page);
const gave = await longest();
longest = await watch(taker.page);
await met(taker.page);
say(`one note, who wrote and who reads: longest task ${gave} ms and ${await longest()} ms`);
await giver.close();
await taker.close();
await again.kill();

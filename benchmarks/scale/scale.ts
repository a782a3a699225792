/**
 * Starts, taps, keys and changes of place with an empty library and with 10,000 articles, 2,000 notes and a plan of
 * 400 tasks, in one run at 4x CPU slowdown, the server gone. Milliseconds are medians from the event to the next
 * painted frame; tasks are the longest of the page's main thread after the first paint.
 * Usage: npm run benchmark:scale -- [ROUNDS]
 */
import { resolve } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { type Device, openDevice, workerReady } from "../../tests/support/chromium.ts";
import { type GatewayProcess, startGateway } from "../../tests/support/gateway-process.ts";
import { fillLibrary } from "./fill-library.ts";

const ROUNDS = Number(process.argv[2] ?? 7);
const ARTICLES = 10_000;
const NOTES = 2000;
const SLOWDOWN = 4;
const plans = resolve(import.meta.dirname, "../../tests/plans");

interface Library {
  readonly device: Device;
  readonly gateway: GatewayProcess;
  readonly cdp: CDPSession;
}

async function prepare(plan: string, articles: number, notes: number): Promise<Library> {
  const gateway = await startGateway();
  const device = await openDevice();
  const { page } = device;
  page.setDefaultTimeout(60_000);
  await page.goto(`${gateway.address}/plan`);
  await page.getByLabel("Open a Markdown plan").setInputFiles(resolve(plans, plan));
  await page.getByRole("button", { name: "Use this plan" }).waitFor();
  // Its first week is this one, so that Today has stops to show.
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("link", { name: "Whole", exact: true }).waitFor();
  await workerReady(page);
  await fillLibrary(page, articles, notes);
  await gateway.kill();
  const cdp = await device.context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  return { device, gateway, cdp };
}

const watchTasks = `(() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.tasks.push([Math.round(entry.startTime), Math.round(entry.duration)]);
  }).observe({ type: "longtask", buffered: true });
})()`;

/** The longest task of a start after its first paint, until nothing was busy for two seconds. */
async function longestTask({ device, gateway }: Library, place: string): Promise<number> {
  const { page } = device;
  await page.goto("about:blank");
  await page.goto(gateway.address + place, { waitUntil: "commit" });
  await page.evaluate(watchTasks);
  return page.evaluate<number>(`new Promise((done) => {
    let last = performance.now();
    let seen = 0;
    const look = () => {
      if (window.tasks.length > seen) { seen = window.tasks.length; last = performance.now(); }
      if (performance.now() - last > 2000) {
        const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
        done(Math.max(0, ...window.tasks.filter(([start, length]) => start + length > paint + 1 && start >= paint - 1).map(([, length]) => length)));
      } else setTimeout(look, 100);
    };
    look();
  })`);
}

/** Milliseconds from a press to the frame in which its answer was painted. */
async function answer(page: Page, press: string, answered: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const began = performance.now();
    const look = () => (${answered}) ? requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => done(performance.now() - began); channel.port2.postMessage(0); }) : setTimeout(look, 0);
    ${press};
    look();
  })`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

const link = (name: string): string =>
  `[...document.querySelectorAll("nav a")].find((one) => one.textContent.trim() === ${JSON.stringify(name)})`;
const heading = (name: string): string =>
  `document.querySelector("h1")?.textContent === ${JSON.stringify(name)}`;

async function measure(library: Library): Promise<Record<string, number>> {
  const { device, gateway, cdp } = library;
  const { page } = device;
  const figures: Record<string, number> = {};
  for (const place of ["/today", "/read", "/notes", "/plan?view=whole"]) {
    const found: number[] = [];
    for (let round = 0; round < 3; round++) found.push(await longestTask(library, place));
    figures[`longest task, start at ${place}`] = median(found);
  }
  const times = new Map<string, number[]>();
  const add = (name: string, time: number): void => void times.set(name, [...(times.get(name) ?? []), time]);
  await page.goto(`${gateway.address}/today`);
  await page.getByRole("checkbox").first().waitFor();
  await page.waitForTimeout(8000);
  for (let round = 0; round < ROUNDS; round++) {
    const box = `document.querySelector("input.stop__box")`;
    add(
      "tick on Today",
      await answer(
        page,
        `window.was = ${box}.checked; ${box}.click()`,
        `document.querySelector(".stop").classList.contains("stop--done") !== window.was`,
      ),
    );
    await page.waitForTimeout(600);
    add("Today to Notes", await answer(page, `${link("Notes")}.click()`, `${heading("Notes")}`));
    await page.waitForTimeout(600);
    add(
      "new note",
      await answer(
        page,
        `[...document.querySelectorAll("main button")].find((one) => one.textContent.trim() === "New note").click()`,
        `document.querySelector("textarea") !== null`,
      ),
    );
    for (let key = 0; key < 12; key++) {
      await page.waitForTimeout(120);
      const typed = `(() => { const field = document.querySelector("textarea"); field.value += "a"; field.dispatchEvent(new Event("input", { bubbles: true })); })()`;
      add("key in a note", await answer(page, typed, "true"));
    }
    await page.waitForTimeout(600);
    add(
      "note to Today",
      await answer(
        page,
        `${link("Today")}.click()`,
        `${heading("Today")} && document.querySelector("input.stop__box") !== null`,
      ),
    );
    await page.waitForTimeout(600);
    add(
      "Today to Read",
      await answer(
        page,
        `${link("Read")}.click()`,
        `${heading("Read")} && document.querySelector(".article-list, .empty-state") !== null`,
      ),
    );
    await page.waitForTimeout(600);
    add("Read to Plan", await answer(page, `${link("Plan")}.click()`, `${heading("Plan")}`));
    await page.waitForTimeout(600);
    const whole = `[...document.querySelectorAll(".view-switch a")].find((one) => one.textContent === "Whole")`;
    await answer(page, `${whole}.click()`, `document.querySelector("article input.stop__box") !== null`);
    await page.waitForTimeout(600);
    add(
      "tick in the whole plan",
      await answer(
        page,
        `window.was = ${box}.checked; ${box}.click()`,
        `document.querySelector(".stop").classList.contains("stop--done") !== window.was`,
      ),
    );
    await page.waitForTimeout(600);
    await answer(page, `${link("Today")}.click()`, heading("Today"));
    await page.waitForTimeout(600);
  }
  for (const [name, found] of times) figures[name] = median(found);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  figures["memory, MB"] = usedSize / 1e6;
  return figures;
}

const empty = await prepare("october.md", 0, 0);
const emptyFigures = await measure(empty);
await empty.device.close();
const full = await prepare("long.md", ARTICLES, NOTES);
const fullFigures = await measure(full);
await full.device.close();
process.stdout.write(`${"".padEnd(38)}${"empty".padStart(8)}${"full".padStart(8)}${"ratio".padStart(8)}\n`);
for (const [name, value] of Object.entries(emptyFigures)) {
  const other = fullFigures[name] ?? Number.NaN;
  const ratio = value === 0 ? "" : (other / value).toFixed(2);
  process.stdout.write(
    `${name.padEnd(38)}${value.toFixed(0).padStart(8)}${other.toFixed(0).padStart(8)}${ratio.padStart(8)}\n`,
  );
}

/**
 * Two thousand notes and one of 200 KB, the server gone, at 4x CPU slowdown: the longest task while the list opens and
 * scrolls and a note opens, the memory, the time from a key to the frame that shows it, and how long a thought takes from
 * a cold start. Beside them, in the same run,
 * bare text fields with the same text and with none.
 * Usage: npm run benchmark:notes -- [KEYS]
 */
import type { CDPSession, Page } from "playwright-core";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";
import { fillLibrary } from "../scale/fill-library.ts";

const KEYS = Number(process.argv[2] ?? 120);
const NOTES = 2000;
const LONG = 200 * 1024;
const SLOWDOWN = 4;

const paragraph =
  "Prefill is limited by arithmetic and decode by memory, 所以两者应当分开; measure the handover first. ";
const longText = `# The long note\n\n${`${paragraph.repeat(4)}\n\n`.repeat(1000)}`.slice(0, LONG);

const watchTasks = `(() => {
  window.tasks = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.tasks.push(Math.round(entry.duration)); }).observe({ type: "longtask", buffered: true });
})()`;
const watchKeys = `(() => {
  window.keys = [];
  addEventListener("keydown", (event) => {
    const began = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keys.push(performance.now() - began);
      channel.port2.postMessage(0);
    });
  }, true);
})()`;

const sorted = (values: readonly number[]): readonly number[] =>
  [...values].sort((one, other) => one - other);
const at = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function typed(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchKeys);
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 9 === 8 ? "Space" : "a");
    await page.waitForTimeout(60);
  }
  return page.evaluate<number[]>("window.keys");
}

async function longest(page: Page, action: () => Promise<unknown>): Promise<number> {
  await page.evaluate("window.tasks = []");
  await action();
  await page.waitForTimeout(1500);
  return page.evaluate<number>("Math.max(0, ...window.tasks)");
}

async function memory(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize / 1e6;
}

const gateway = await startGateway();
const device = await openDevice();
const { page } = device;
page.setDefaultTimeout(120_000);
await page.goto(`${gateway.address}/notes`);
await workerReady(page);
await page.getByRole("button", { name: "New note" }).click();
await page.getByRole("textbox", { name: "Note" }).fill(longText);
await page.getByText("Kept on this device", { exact: true }).waitFor();
await fillLibrary(page, 0, NOTES);
await gateway.kill();
const cdp = await device.context.newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
await page.goto(`${gateway.address}/today`);
await page.getByRole("link", { name: "Notes", exact: true }).waitFor();
await page.waitForTimeout(6000);
await page.evaluate(watchTasks);
const opening = await longest(page, async () => {
  await page.getByRole("link", { name: "Notes", exact: true }).click();
  await page.getByRole("link", { name: "The long note" }).waitFor();
});
const scrolling = await longest(page, async () => {
  for (let step = 0; step < 60; step++) {
    await page.mouse.wheel(0, 1600);
    await page.waitForTimeout(32);
  }
});
const open = await longest(page, async () => {
  await page.locator(".note-row__title").nth(8).click();
  await page.getByRole("textbox", { name: "Note" }).waitFor();
});
say(
  `${NOTES} notes, ${SLOWDOWN}x slowdown, longest task in ms: list opens ${opening}, scrolls ${scrolling}, a note opens ${open}`,
);
say(`memory ${(await memory(cdp)).toFixed(0)} MB`);
await page.goto(`${gateway.address}/notes`);
await page.getByRole("link", { name: "The long note" }).click();
await page.getByRole("textbox", { name: "Note" }).waitFor();
await page.waitForTimeout(3000);
await page.keyboard.press("Control+End");
await page.waitForTimeout(1000);
const keys = await typed(page);
/** The same keys in a bare text field, as the floor. */
async function bareKeys(text: string): Promise<readonly number[]> {
  const bare = await device.context.newPage();
  await bare.setContent(`<textarea autofocus rows="30" cols="60"></textarea>`);
  await (await device.context.newCDPSession(bare)).send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await bare.evaluate((value) => {
    const field = document.querySelector("textarea");
    if (field !== null) field.value = value;
    field?.focus();
  }, text);
  await bare.waitForTimeout(1000);
  const found = await typed(bare);
  await bare.close();
  return found;
}

const figures = [
  ["in a note of 200 KB", keys],
  ["in a bare text field of 200 KB", await bareKeys(longText)],
  ["in an empty bare text field", await bareKeys("")],
] as const;
for (const [name, values] of figures)
  say(
    `key to paint ${name}: median ${at(values, 0.5).toFixed(0)} ms, p95 ${at(values, 0.95).toFixed(0)} ms, ${values.length} keys`,
  );
await device.close();

// From nothing: the browser started anew, the server gone, the processor slow; until a thought can be typed and is kept.
const cold = await device.relaunch("about:blank");
const slow = await cold.context.newCDPSession(cold.page);
await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
const began = Date.now();
await cold.page.goto(`${gateway.address}/notes?new=1`, { waitUntil: "commit" });
await cold.page.getByRole("textbox", { name: "Note" }).waitFor();
const ready = Date.now() - began;
await cold.page.keyboard.type("a thought");
await cold.page.getByText("Kept on this device", { exact: true }).waitFor();
say(
  `capture from a cold, offline start: field after ${ready} ms, nine letters kept after ${Date.now() - began} ms`,
);
await cold.close();

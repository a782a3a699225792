/**
 * Offline relaunch to the first task shown, with 10,000 records stored, beside a bare page that reads 10,000
 * such records from IndexedDB and lists fifty; both from a service worker, the server gone, in one run.
 * Usage: npm run benchmark:relaunch -- [ROUNDS]
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";

const ROUNDS = Number(process.argv[2] ?? 15);
const RECORDS = 10_000;
const plan = resolve(import.meta.dirname, "../../src/plan/sample-plan.md");

async function bareHost() {
  const files: Readonly<Record<string, readonly [string, string]>> = {
    "/": ["text/html", readFileSync(resolve(import.meta.dirname, "bare/index.html"), "utf8")],
    "/worker.js": ["text/javascript", readFileSync(resolve(import.meta.dirname, "bare/worker.js"), "utf8")],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(body === "" ? 404 : 200, { "content-type": type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** Puts records like those of a year's use into the database of the app, all but the plan's own. */
async function fill(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open("wayside");
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction("records", "readwrite");
    for (let index = 0; index < wanted; index++) {
      const stamp = `${index.toString(36).padStart(9, "0")}-000-filler`;
      const fields = {
        address: `https://example.org/articles/${index}`,
        title: `Article number ${index} about serving language models on many machines`,
        site: "example.org",
        words: 1200 + (index % 900),
        characters: 0,
        savedAt: 1_795_562_510_815 + index,
        finishedAt: index % 3 === 0 ? null : 1_795_562_510_815 + index,
        place: { block: index % 60, share: (index % 60) / 60 },
      };
      const stamps = Object.fromEntries(Object.keys(fields).map((name) => [name, stamp]));
      const collection = index % 2 === 0 ? "tasks" : "articles";
      transaction
        .objectStore("records")
        .put({ collection, id: `filler/${index}`, fields, stamps, changed: stamp });
    }
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  }, count);
}

/** Milliseconds from the start of a navigation to the first paint after `selector` is there. */
async function timeTo(page: Page, address: string, selector: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "commit" });
  // As text: a compiled function would bring helpers along that the page does not have.
  return page.evaluate<number>(`new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(${JSON.stringify(selector)}) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true });
    document.documentElement.append(document.createComment("look"));
  })`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const gateway = await startGateway();
const bare = await bareHost();
const device = await openDevice();
const { page } = device;

await page.goto(gateway.address);
await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
await page.getByRole("button", { name: "Use this plan" }).waitFor();
// Its first week is this one, so that Today has stops to show.
await page.getByRole("button", { name: "Other" }).click();
await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
await page.getByRole("button", { name: "Use this plan" }).click();
await page.getByRole("checkbox").first().waitFor();
await workerReady(page);
await fill(page, RECORDS);
await page.goto(bare.address);
await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
await page.waitForFunction(() => document.querySelectorAll("li").length === 50);
await gateway.kill();
await bare.close();

const cdp: CDPSession = await device.context.newCDPSession(page);
for (const slowdown of [1, 4]) {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    // In turns, so that what else the machine does falls on both.
    const app = await timeTo(page, `${gateway.address}/today`, "input[type=checkbox]");
    const floor = await timeTo(page, bare.address, "li");
    if (round < 0) continue;
    ours.push(app);
    theirs.push(floor);
  }
  const ratio = median(ours) / median(theirs);
  process.stdout.write(
    `${slowdown}x slowdown: Wayside ${median(ours).toFixed(0)} ms, bare page ${median(theirs).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (median of ${ROUNDS})\n`,
  );
}
await device.close();

/**
 * Searching 10,000 articles of 2,000 characters, a fifth of them Chinese, in the app as it is built, in a real
 * browser: until it is ready, each key of typed queries at plain speed and at 4x slowdown, and the memory of the
 * worker. Beside it a plain look through the same lower-cased texts. Usage: npm run benchmark:search -- [DOCUMENTS]
 */
import type { CDPSession, Page } from "playwright-core";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";

const DOCUMENTS = Number(process.argv[2] ?? 10_000);
const LENGTH = 2000;
const SLOWDOWN = 4;
const queries = [
  "scheduler latency",
  "kv cache",
  "quantization",
  "zebra crossing",
  "预填充",
  "显存 带宽",
  "gang",
  "throughput of the",
];

/** Words by Zipf's law, so that some are everywhere and most are rare; made by a fixed seed. */
const fill = `async (documents, length) => {
  let seed = 12345;
  const random = () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 4294967296);
  const syllables = "ka lo mi ter ing sch edu ler lat ency cach thro ugh put quan tiz ation gang mem ory ker nel tok en at tion bat ch".split(" ");
  const words = ["the", "of", "a", "scheduler", "latency", "cache", "kv", "throughput", "gang", "quantization"];
  while (words.length < 20000) words.push(Array.from({ length: 2 + Math.floor(random() * 2) }, () => syllables[Math.floor(random() * syllables.length)]).join(""));
  const characters = Array.from({ length: 2500 }, (_, index) => String.fromCharCode(0x4e00 + index * 3));
  const terms = ["预填充", "解码", "显存", "带宽", "调度"];
  const zipf = (list) => list[Math.floor(Math.pow(list.length, random())) - 1] ?? list[0];
  const database = await new Promise((done) => { const request = indexedDB.open("wayside"); request.onsuccess = () => done(request.result); });
  for (let start = 0; start < documents; start += 500) {
    const transaction = database.transaction(["records", "library"], "readwrite");
    for (let index = start; index < Math.min(documents, start + 500); index++) {
      const chinese = index % 5 === 4;
      let text = "";
      while (text.length < length) text += chinese ? (random() < 0.02 ? terms[Math.floor(random() * terms.length)] : zipf(characters)) : zipf(words) + " ";
      const stamp = index.toString(36).padStart(9, "0") + "-000-filler";
      const fields = { address: "https://example.org/" + index, title: "Article " + index + " " + text.slice(0, 30), site: "example.org", words: 330, characters: 0, savedAt: 1795562510815 + index, finishedAt: null };
      const stamps = Object.fromEntries(Object.keys(fields).map((name) => [name, stamp]));
      const id = "filler" + String(index).padStart(6, "0");
      transaction.objectStore("records").put({ collection: "articles", id, fields, stamps, changed: stamp });
      transaction.objectStore("library").put(text, ["article-texts", id]);
      transaction.objectStore("library").put({ html: "<p>" + text + "</p>", language: "en", byline: "", address: fields.address, fetchedAt: 1 }, ["articles", id]);
    }
    await new Promise((done) => { transaction.oncomplete = done; });
  }
  database.close();
}`;

const at = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/** Types a query key by key; milliseconds from each key to its answer, as the page has it. */
async function type(
  page: Page,
): Promise<{ readonly first: readonly number[]; readonly later: readonly number[] }> {
  const first: number[] = [];
  const later: number[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      if (query[length - 1] === " ") continue;
      const milliseconds = await page.evaluate<number>(`search(${JSON.stringify(query.slice(0, length))})`);
      (length === 1 ? first : later).push(milliseconds);
    }
  }
  return { first, later };
}

/** Bytes each worker of the page holds, as the browser counts them, after a collection. */
async function workerMemory(session: CDPSession): Promise<readonly number[]> {
  const answers = new Map<number, (result: Record<string, number>) => void>();
  const targets: string[] = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") targets.push(sessionId);
  });
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result = {} } = JSON.parse(message) as { id?: number; result?: Record<string, number> };
    if (id !== undefined) answers.get(id)?.(result);
  });
  await session.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const ask = (sessionId: string, method: string): Promise<Record<string, number>> =>
    new Promise((done) => {
      const id = answers.size + 1;
      answers.set(id, done);
      void session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    });
  const found: number[] = [];
  for (const target of targets) {
    await ask(target, "HeapProfiler.collectGarbage");
    const { usedSize = 0, backingStorageSize = 0 } = await ask(target, "Runtime.getHeapUsage");
    found.push(usedSize + backingStorageSize);
  }
  return found;
}

const gateway = await startGateway();
const device = await openDevice();
const { page } = device;
await page.goto(`${gateway.address}/find`);
await page.getByLabel("Search everything").waitFor();
process.stdout.write(`Writing ${DOCUMENTS} articles of ${LENGTH} characters…\n`);
await workerReady(page);
await page.evaluate(`(${fill})(${DOCUMENTS}, ${LENGTH})`);
// On the train: nothing is fetched and nobody is met meanwhile.
await gateway.kill();

const toReady = `new Promise((done) => { const look = () => /\\d+ things? to search/.test(document.body.innerText) ? done(performance.now()) : requestAnimationFrame(look); look(); })`;
await page.goto(`${gateway.address}/find`);
process.stdout.write(
  `The first time, all texts new: ready after ${(await page.evaluate<number>(toReady)).toFixed(0)} ms\n`,
);
await page.waitForTimeout(3000);
const readies: number[] = [];
for (let round = 0; round < 5; round++) {
  await page.goto(`${gateway.address}/read`);
  await page
    .getByRole("link", { name: /^Article / })
    .first()
    .waitFor();
  await page.waitForTimeout(2500);
  readies.push(
    await page.evaluate<number>(`(async () => {
    const began = performance.now();
    document.querySelector("a[href='find']").click();
    return (await ${toReady}) - began;
  })()`),
  );
}
const ready = at(readies, 0.5);
process.stdout.write(
  `Opened from the queue: ready ${ready.toFixed(0)} ms after the press (median of 5: ${readies.map((one) => one.toFixed(0)).join(", ")})\n`,
);

// The app's own worker, spoken to as the screen does.
const [worker] = page.workers();
if (worker === undefined) throw new Error("no worker is there");
const script = worker.url();
await page.evaluate(`(async () => {
  const worker = new Worker(${JSON.stringify(script)}, { type: "module" });
  let turn = 0;
  globalThis.worker = worker;
  globalThis.search = (query) => new Promise((done) => {
    const mine = ++turn;
    const began = performance.now();
    const hear = ({ data }) => { if (data.kind !== "found" || data.turn !== mine) return; worker.removeEventListener("message", hear); done(data.milliseconds); };
    worker.addEventListener("message", hear);
    worker.postMessage({ kind: "search", turn: mine, query });
  });
  await new Promise((done) => { worker.addEventListener("message", ({ data }) => { if (data.kind === "ready") { globalThis.loading = data.milliseconds; done(); } }); worker.postMessage({ kind: "load" }); });
})()`);
process.stdout.write(
  `Reading and preparing in the worker: ${(await page.evaluate<number>("loading")).toFixed(0)} ms\n`,
);
await type(page);
const plain = await type(page);
const report = (name: string, factor: number, { first, later }: Awaited<ReturnType<typeof type>>): void => {
  process.stdout.write(
    `${name}: first key median ${(at(first, 0.5) * factor).toFixed(1)} ms; from the second key on median ${(at(later, 0.5) * factor).toFixed(1)}, p95 ${(at(later, 0.95) * factor).toFixed(1)}, most ${(at(later, 1) * factor).toFixed(1)} ms\n`,
  );
};
report("Plain speed", 1, plain);
const cdp: CDPSession = await device.context.newCDPSession(page);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
const loop =
  "(() => { const began = performance.now(); let x = 0; for (let i = 0; i < 3e7; i++) x += i % 7; return performance.now() - began + x * 0; })()";
const pageLoop = await page.evaluate<number>(loop);
const workerLoop = await worker.evaluate<number>(loop);
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
const slowed = workerLoop > pageLoop / 2;
process.stdout.write(
  slowed
    ? "The browser slows workers down as well.\n"
    : `The browser slows the page down, not its workers (the same loop: ${pageLoop.toFixed(0)} ms and ${workerLoop.toFixed(0)} ms): the times of the worker are multiplied.\n`,
);
if (slowed) {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  report(`${SLOWDOWN}x slowdown`, 1, await type(page));
} else report(`${SLOWDOWN}x slowdown`, SLOWDOWN, plain);

const memory = await workerMemory(cdp);
process.stdout.write(
  `Memory of each worker after a collection: ${memory.map((one) => `${(one / 1e6).toFixed(0)} MB`).join(", ")}\n`,
);

const scan = await page.evaluate<readonly number[]>(`(async () => {
  const database = await new Promise((done) => { const request = indexedDB.open("wayside"); request.onsuccess = () => done(request.result); });
  const all = await new Promise((done) => { const request = database.transaction("library").objectStore("library").getAll(IDBKeyRange.bound(["articles", ""], ["articles", "\\uffff"])); request.onsuccess = () => done(request.result); });
  database.close();
  const texts = all.map(({ html }) => html.toLowerCase());
  const times = [];
  for (const query of ${JSON.stringify(queries)}) for (let length = 2; length <= query.length; length++) {
    const part = query.slice(0, length);
    const began = performance.now();
    texts.filter((text) => text.includes(part)).length;
    times.push(performance.now() - began);
  }
  return times;
})()`);
process.stdout.write(
  `A plain look through the same texts: median ${at(scan, 0.5).toFixed(1)}, p95 ${at(scan, 0.95).toFixed(1)} ms; at ${SLOWDOWN}x p95 ${(at(scan, 0.95) * SLOWDOWN).toFixed(0)} ms\n`,
);
await device.close();

/**
 * A vault of two thousand notes that link to each other comes in through the built app: how long that takes, and the
 * longest time in which the page answered nobody.
 * Usage: npm run benchmark:vault -- [NOTES]
 */
import { strToU8, zipSync } from "fflate";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";

const NOTES = Number(process.argv[2] ?? 2000);

const paragraph =
  "- Prefill is limited by arithmetic and decode by memory, 所以两者应当分开; see [[Note 7|the seventh]] #gpu/memory.\n  - [ ] measure the **handover** first, `--tp 8`, [docs](https://example.org/docs)\n";
const files = Object.fromEntries(
  Array.from({ length: NOTES }, (_, index) => [
    `Folder ${index % 40}/Note ${index}.md`,
    strToU8(
      `---\ntags: [one, two]\ncreated: 2026-01-02T03:04:05\n---\n# Note ${index}\n\n${paragraph.repeat(7)}`,
    ),
  ]),
);

const watchAnswers = `(() => {
  window.longest = 0;
  let last = performance.now();
  setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 10);
})()`;

const gateway = await startGateway();
const device = await openDevice();
const { page } = device;
page.setDefaultTimeout(300_000);
await page.goto(`${gateway.address}/notes`);
await workerReady(page);
await page.evaluate(watchAnswers);
const buffer = Buffer.from(zipSync(files));
const began = performance.now();
await page
  .getByLabel("Import notes")
  .setInputFiles({ name: "vault.zip", mimeType: "application/zip", buffer });
await page.getByText(`${NOTES} new`).waitFor();
const took = performance.now() - began;
const longest = await page.evaluate<number>("window.longest");
process.stdout.write(
  `${NOTES} notes in ${(took / 1000).toFixed(1)} s; the page answered after ${longest.toFixed(0)} ms at the longest\n`,
);
await device.close();
await gateway.kill();

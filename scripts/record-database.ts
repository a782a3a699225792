/**
 * Keeps a database of the present version of the app as tests/databases/version-N.json: a plan with ticks, moves and
 * a skipped task, articles with a highlight, tags and a place, a file added by hand, notes. One is kept of every
 * version of the schema that lands, and `tests/end-to-end/older-databases.test.ts` opens each. Wants a built app.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { goTo, openDevice, saveAddress, workerReady } from "../tests/support/chromium.ts";
import { dumpDatabase } from "../tests/support/database-dump.ts";
import { pdfOf } from "../tests/support/documents.ts";
import { startGateway } from "../tests/support/gateway-process.ts";
import { startTestSite } from "../tests/support/test-site.ts";

const site = await startTestSite(8099);
const gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
const device = await openDevice();
const { page } = device;
page.setDefaultTimeout(15_000);

await page.goto(`${gateway.address}/plan`);
await page.getByLabel("Open a Markdown plan").setInputFiles(resolve("tests/plans/october.md"));
await page.getByRole("button", { name: "Use this plan" }).click();
await page.getByRole("button", { name: "Week 1", exact: true }).click();
await page.getByRole("checkbox", { name: "Compare three allocators" }).check();
await workerReady(page);
const about = (name: string) => page.getByRole("button", { name: `More about “${name}”` });
const tasks = await page.getByRole("checkbox").count();
if (tasks < 3) throw new Error("the plan has too few tasks");
await about("Compare three allocators").click();
await page.getByRole("button", { name: "Tomorrow", exact: true }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });
await page.getByRole("button", { name: "Week 2", exact: true }).click();
await about("比较两种队列").click();
await page.getByText("Skip", { exact: true }).click();
await page.getByRole("textbox", { name: "Why (optional)" }).fill("no cluster this week");
await page.getByRole("button", { name: "Skip this task" }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });

for (const [path, title] of [
  ["/code", "A queue for GPU jobs in forty lines"],
  ["/pictures", "Two pools, drawn"],
] as const) {
  await goTo(page, "Read");
  await saveAddress(page, site.address + path);
  await page.getByRole("link", { name: title }).waitFor();
}
await page.getByRole("button", { name: "More ways to add" }).click();
await page.getByLabel("Add files").setInputFiles({
  name: "paging.pdf",
  mimeType: "application/pdf",
  buffer: pdfOf("Paging by hand", [
    "Pages are handed out one by one,",
    "so that nothing is reserved in vain.",
  ]),
});
await page.getByRole("link", { name: "Paging by hand" }).waitFor();
await page.getByRole("button", { name: "More for “Two pools, drawn”" }).click();
await page.getByRole("button", { name: "Tags" }).click();
await page.getByRole("textbox", { name: "New tag" }).fill("wires");
await page.getByRole("button", { name: "Add tag" }).click();
await page.getByRole("button", { name: "#wires", pressed: true }).waitFor();
await page.getByRole("button", { name: "Close" }).click();
await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
await page.getByText("Gangs start together").waitFor();
await page.evaluate(() =>
  getSelection()?.selectAllChildren(document.querySelector(".article__text p") as Node),
);
await page.getByRole("button", { name: "Highlight", exact: true }).click();
await page.locator("mark[data-highlight]").first().waitFor();

await goTo(page, "Notes");
await page.getByRole("button", { name: "New note" }).click();
await page.getByRole("textbox", { name: "Note" }).fill("# What the wire decides\n\n- 网络决定一切\n");
await page.getByText("Kept on this device", { exact: true }).waitFor();
await page.goto(`${gateway.address}/today`);
await page.getByRole("button", { name: "Log 15 minutes" }).click();
await page.getByText("15 minutes logged").waitFor();
await page.getByRole("button", { name: "Five minutes more" }).click();
await page.locator(".ride-card__minutes").getByText("30").waitFor();
await page.getByRole("button", { name: "Sync now" }).click();
await page.getByText(/^All met/).waitFor();

const dump = await dumpDatabase(page);
const file = resolve(`tests/databases/version-${dump.version}.json`);
writeFileSync(file, `${JSON.stringify(dump)}\n`);
process.stdout.write(
  `${file}: ${Object.entries(dump.stores)
    .map(([name, rows]) => `${rows.length} ${name}`)
    .join(", ")}\n`,
);
await device.close();
await gateway.kill();
await site.close();

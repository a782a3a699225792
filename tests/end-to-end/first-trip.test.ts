import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const received = resolve(import.meta.dirname, "../../../shared/plans/september-2025-as-received.md");
const ours = resolve(import.meta.dirname, "../plans/october.md");
if (!existsSync(received))
  process.stdout.write("The received September plan is not here: that trip is skipped.\n");

interface Trip {
  readonly name: string;
  readonly file: string;
  /** The file as it must come back, before any tick. */
  readonly repaired: string;
  readonly garbled: boolean;
  readonly task: string;
  readonly week: string;
}

const trips: readonly Trip[] = [
  {
    name: "a plan of our own",
    file: ours,
    repaired: readFileSync(ours, "utf8"),
    garbled: false,
    week: "Week 2",
    task: "比较两种队列",
  },
  ...(existsSync(received)
    ? [
        {
          name: "the received September plan, whose emoji are garbled",
          file: received,
          repaired: readFileSync(received.replace("-as-received", ""), "utf8"),
          garbled: true,
          week: "Week 1",
          task: "Study disaggregated inference architectures",
        },
      ]
    : []),
];

describe.each(trips)("the whole trip with $name", (trip) => {
  let site: TestSite;
  let gateway: GatewayProcess;
  let phone: Device;
  let desk: Device;

  beforeAll(async () => {
    site = await startTestSite();
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
    phone = await openDevice();
    desk = await openDevice(undefined, { width: 1280, height: 800 });
  });
  afterAll(async () => {
    await Promise.all([phone.close(), desk.close(), gateway.kill(), site.close()]);
  });

  const note = "# What the wire decides\n\n- 网络决定一切\n- [ ] measure it \\o/ “quoted”\n";

  it("brings the plan and saves an article", async () => {
    const { page } = phone;
    await page.goto(gateway.address);
    await page.getByLabel("Open a Markdown plan").setInputFiles(trip.file);
    await page.getByRole("button", { name: "Use this plan" }).waitFor();
    expect(await page.getByText(/were put right/).count()).toBe(trip.garbled ? 1 : 0);
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/pictures?utm_source=mail`);
    await page.getByRole("link", { name: "Two pools, drawn" }).waitFor();
    await page.getByText("On this device", { exact: true }).first().waitFor();
    await workerReady(page);
  });

  it("loses the network, ticks, reads and writes, across a crash of the server and a relaunch", async () => {
    await phone.context.setOffline(true);
    await gateway.kill();
    phone = await phone.relaunch(`${gateway.address}/plan`);
    await phone.context.setOffline(true);
    const { page } = phone;
    await page.getByRole("button", { name: trip.week, exact: true }).click();
    await page.getByRole("checkbox", { name: trip.task }).check();
    await page.getByText(/1 change waits|changes wait/).waitFor();
    await page.reload();
    await page.getByRole("button", { name: trip.week, exact: true }).click();
    expect(await page.getByRole("checkbox", { name: trip.task }).isChecked()).toBe(true);

    await goTo(page, "Read");
    await page.getByRole("link", { name: "Two pools, drawn" }).click();
    await page.getByText("The wire decides.").waitFor();
    await expectPicture(page, "Two pools and a wire");
    await page.getByText("Picture not on this device: A picture that is gone").waitFor();

    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/chinese`);
    await page.getByText("Waits for a network").waitFor();

    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill(note);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    phone = await phone.relaunch(`${gateway.address}/notes`);
    await phone.page.getByRole("link", { name: "What the wire decides" }).click();
    expect(await phone.page.getByRole("textbox", { name: "Note" }).inputValue()).toBe(note);
  });

  it("comes back: what waited is fetched, and a second device has all of it", async () => {
    const port = new URL(gateway.address).port;
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host, PORT: port }, gateway.dataFolder);
    const { page } = phone;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("link", { name: "预填充与解码为什么要分开" }).waitFor();
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText(/^All met/).waitFor();

    const other = desk.page;
    await other.goto(`${gateway.address}/plan`);
    await other.getByRole("button", { name: trip.week, exact: true }).click();
    await other.waitForFunction(() => document.querySelectorAll("input[type=checkbox]:checked").length > 0);
    expect(await other.getByRole("checkbox", { name: trip.task }).isChecked()).toBe(true);
    await goTo(other, "Read");
    await other.getByRole("link", { name: "Two pools, drawn" }).click();
    await other.getByText("The wire decides.").waitFor();
    await goTo(other, "Notes");
    await other.getByRole("link", { name: "What the wire decides" }).click();
    expect(await other.getByRole("textbox", { name: "Note" }).inputValue()).toBe(note);
  });

  it("gives the files back: the plan with one byte changed, the note as it was typed", async () => {
    const before = Buffer.from(trip.repaired);
    for (const { page } of [phone, desk]) {
      await goTo(page, "Plan");
      const plan = await downloadOf(page, "Export plan");
      expect(plan.bytes.length).toBe(before.length);
      const changed = [...plan.bytes].flatMap((byte, at) => (byte === before[at] ? [] : [at]));
      expect(changed).toHaveLength(1);
      const [at = 0] = changed;
      expect(plan.bytes.subarray(at - 1, at + 2).toString()).toBe("[x]");
      const line = plan.bytes.subarray(at, plan.bytes.indexOf("\n", at)).toString();
      expect(line).toContain(trip.task);

      await goTo(page, "Notes");
      const zip = unzipSync((await downloadOf(page, "Export notes")).bytes);
      expect(Object.keys(zip)).toEqual([
        "What the wire decides.md",
        expect.stringMatching(/^\.wayside\/[0-9a-z]+\.json$/),
      ]);
      expect(strFromU8(zip["What the wire decides.md"] ?? new Uint8Array())).toBe(note);
    }
    expect(phone.errors).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it("carries everything in one file to a device that has nothing", async () => {
    const { page } = phone;
    // Each device wrote down the name under which the note left it.
    for (const device of [desk, phone]) {
      await device.page.goto(`${gateway.address}/notes`);
      await device.page.getByRole("button", { name: "Sync now" }).click();
      await device.page.getByText(/^All met/).waitFor();
    }
    await page.goto(`${gateway.address}/settings`);
    const everything = await downloadOf(page, "Export everything");
    const third = await openDevice();
    try {
      await third.page.goto(`${gateway.address}/settings`);
      const cut = everything.bytes.subarray(0, everything.bytes.length - 40);
      await third.page
        .getByLabel("Import an export file")
        .setInputFiles({ name: "cut.jsonl", mimeType: "application/jsonl", buffer: cut });
      await third.page.getByText("That file is not whole").waitFor();
      await third.page
        .getByLabel("Import an export file")
        .setInputFiles({ name: everything.name, mimeType: "application/jsonl", buffer: everything.bytes });
      await third.page.getByText(/records were new or newer|were here already/).waitFor();
      await goTo(third.page, "Notes");
      await third.page.getByRole("link", { name: "What the wire decides" }).waitFor();
      await third.page.goto(`${gateway.address}/settings`);
      const again = await downloadOf(third.page, "Export everything");
      expect(recordLines(again.bytes)).toEqual(recordLines(everything.bytes));
    } finally {
      await third.close();
    }
  });
});

function recordLines(bytes: Buffer): readonly string[] {
  return bytes.toString().trim().split("\n").slice(1, -1).sort();
}

async function expectPicture(page: Page, alt: string): Promise<void> {
  const picture = page.getByRole("img", { name: alt });
  await picture.waitFor();
  await page.waitForFunction(
    (name) => [...document.images].some((image) => image.alt === name && image.naturalWidth > 0),
    alt,
  );
}

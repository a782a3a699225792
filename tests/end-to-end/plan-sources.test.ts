import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const folder = resolve(import.meta.dirname, "../plans");

/** A host of files whose plan can be changed. */
let plan = `# A plan from afar, October 2031

## Week 1

- [ ] Read the first
- [ ] Read the second

### Resources
- [First](./docs/first.md)
- [Second](docs/second.md)
- [Gone](docs/gone.md)
`;
const documents: Readonly<Record<string, string>> = {
  "/docs/first.md": `# The first document\n\nIt speaks of [the second](second.md) and of itself. ${"Words and words. ".repeat(60)}\n`,
  "/docs/second.md": `# The second document\n\n${"More words. ".repeat(80)}\n`,
};
const server = createServer((request, response) => {
  const body = request.url === "/plan.md" ? plan : documents[request.url ?? ""];
  response
    .writeHead(body === undefined ? 404 : 200, { "content-type": "text/plain; charset=utf-8" })
    .end(body ?? "gone");
});

let base: string;
let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  gateway = await startGateway({ WAYSIDE_ALLOW: host });
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  server.closeAllConnections();
  server.close();
});

describe("a list with tasks and other lines", () => {
  it("shows each of its lines once, as a task or as text", async () => {
    const own = await openDevice();
    try {
      const { page } = own;
      const source = "# Odd boxes\n\n## Week 1\n\n- [ ] Read one\n- [] Read two\n- [✓] 读第三章\n- no box\n";
      await page.goto(`${gateway.address}/plan`);
      await page
        .getByLabel("Open a Markdown plan")
        .setInputFiles({ name: "odd.md", mimeType: "text/markdown", buffer: Buffer.from(source) });
      await page.getByRole("button", { name: "Use this plan" }).click();
      await page.goto(`${gateway.address}/plan?view=whole`);
      await page.getByRole("checkbox", { name: "读第三章" }).waitFor();
      for (const line of ["Read one", "[] Read two", "读第三章", "no box"])
        expect([line, await page.getByRole("main").getByText(line, { exact: true }).count()]).toEqual([
          line,
          1,
        ]);
      expect(await page.getByRole("checkbox").count()).toBe(2);
      expect(own.errors).toEqual([]);
    } finally {
      await own.close();
    }
  });
});

describe("a plan that starts next Monday, on a wide screen", () => {
  it("has its first week beside today", async () => {
    const wide = await openDevice(undefined, { width: 1280, height: 800 });
    const apart = await startGateway({});
    try {
      const { page } = wide;
      await page.goto(`${apart.address}/today`);
      await page.getByLabel("Open a Markdown plan").setInputFiles({
        name: "next.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(
          "# A plan\n\n## Week 1\n\n- [ ] **Monday**: Read the timetable\n- [ ] **Thursday**: Ride the line\n",
        ),
      });
      await page.getByRole("button", { name: "Use this plan" }).click();
      await page.getByRole("heading", { name: /^(?:First stops|Stops)/ }).waitFor();
      await page.getByRole("heading", { name: /^(?:Its first|This) week$/ }).waitFor();
      await page.getByRole("checkbox", { name: "Ride the line" }).waitFor();
      expect(await page.getByRole("checkbox", { name: "Read the timetable" }).count()).toBe(1);
    } finally {
      await wide.close();
      await apart.kill();
    }
  });
});

describe("a plan one is looking at", () => {
  it("stays in sight when another device brings its own", async () => {
    const meeting = await startGateway({});
    const [one, other] = [await openDevice(), await openDevice()];
    try {
      await one.page.goto(`${meeting.address}/today`);
      await one.page.getByLabel("Open a Markdown plan").setInputFiles({
        name: "mine.md",
        mimeType: "text/markdown",
        buffer: Buffer.from("# A plan of mine\n\n## Week 1\n\n- [ ] Read the timetable\n"),
      });
      await one.page.getByRole("button", { name: "Use this plan" }).waitFor();
      await other.page.goto(`${meeting.address}/today`);
      await other.page.getByRole("button", { name: "Start with the sample plan" }).click();
      await other.page.getByRole("button", { name: "Use this plan" }).click();
      await other.page.getByText(/is on board/).waitFor();
      await other.page.getByRole("button", { name: "Sync now" }).click();
      await other.page.getByText(/^All met/).waitFor();
      await one.page.getByRole("button", { name: "Sync now" }).click();
      await one.page.waitForURL(/view=bring/);
      await one.page.getByRole("heading", { name: "A plan of mine", level: 1 }).waitFor();
      await one.page.getByRole("button", { name: "Use this plan" }).click();
      await one.page.getByRole("checkbox", { name: "Read the timetable" }).waitFor();
      expect([...one.errors, ...other.errors]).toEqual([]);
    } finally {
      await one.close();
      await other.close();
      await meeting.kill();
    }
  });
});

describe("a plan from an address", () => {
  it("comes through the gateway and saves its week's resources for the ride", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/plan`);
    await page.getByRole("textbox", { name: "Address" }).fill(`${base}/plan.md`);
    await page.getByRole("button", { name: "Fetch plan" }).click();
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByText("0 of 3 on this device").waitFor();
    await page.getByRole("button", { name: "Save this week's resources" }).click();
    await page.getByText("2 of 3 on this device").waitFor();
    await page.getByText("1 could not be had").waitFor();
    await workerReady(page);
    await device.context.setOffline(true);
    await page.getByRole("link", { name: "First" }).click();
    await page.getByRole("heading", { name: "The first document", level: 1 }).waitFor();
    // A link between two documents leads to the saved copy.
    await page.getByRole("link", { name: "the second", exact: true }).click();
    await page.getByRole("heading", { name: "The second document", level: 1 }).waitFor();
    await device.context.setOffline(false);
  });

  it("looks for a newer version at its address, and offers it", async () => {
    const { page } = device;
    await goTo(page, "Plan");
    await page.getByRole("checkbox", { name: "Read the first" }).check();
    await page.getByText("This plan", { exact: true }).click();
    await page.getByRole("button", { name: "Look for a newer version" }).click();
    await page.getByText("says the same as here").waitFor();
    plan = plan.replace("- [ ] Read the second\n", "- [ ] Read the second\n- [ ] Read the third\n");
    await page.getByRole("button", { name: "Look for a newer version" }).click();
    await page.getByText("1 added").waitFor();
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("checkbox", { name: "Read the third" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "Read the first" }).isChecked()).toBe(true);
    expect((await downloadOf(page, "Export plan")).bytes.toString()).toBe(
      plan.replace("[ ] Read the first", "[x] Read the first"),
    );
  });
});

describe("plans of other shapes", () => {
  it("phases without boxes become a timetable; ticks stay beside the file until boxes are asked for", async () => {
    const { page } = device;
    const phases = readFileSync(resolve(folder, "phases.md"), "utf8");
    await page.goto(`${gateway.address}/plan?view=bring`);
    await page.getByLabel("Open a Markdown plan").setInputFiles(resolve(folder, "phases.md"));
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("button", { name: "Phase 1", exact: true }).click();
    await page.getByRole("checkbox", { name: "Probes" }).check();
    expect((await downloadOf(page, "Export plan")).bytes.toString()).toBe(phases);
    await page.getByText("This plan", { exact: true }).click();
    await page.getByRole("button", { name: "Write boxes into the file" }).click();
    await page.getByText("Boxes are in your file now").waitFor();
    expect(await page.getByRole("checkbox", { name: "Probes" }).isChecked()).toBe(true);
    const written = (await downloadOf(page, "Export plan")).bytes.toString();
    expect(written).toContain("2. [x] Probes");
    expect(written.replace(/\[[ x]\] /g, "")).toBe(phases);
  });

  it("a file that holds no plan says what was looked for and found, and opens to be read", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/plan?view=bring`);
    await page.getByLabel("Open a Markdown plan").setInputFiles(resolve(folder, "not-a-plan.md"));
    await page.getByText("No plan was found in this file").waitFor();
    await page.getByText(/Looked for: headings/).waitFor();
    await page.getByText(/Found: 1 heading, 0 check boxes/).waitFor();
    await page.getByText("Dear reader").waitFor();
    await page.getByRole("button", { name: "Not this one" }).click();
  });

  it("a plan of 400 tasks and 100 KB opens, ticks and scrolls", async () => {
    const { page } = device;
    await page.getByLabel("Open a Markdown plan").setInputFiles(resolve(folder, "long.md"));
    await page.getByText("400 tasks").waitFor();
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("button", { name: "Week 40", exact: true }).click();
    await page.getByRole("checkbox").first().click();
    await page.getByRole("link", { name: "Whole", exact: true }).click();
    await page.getByRole("checkbox").nth(399).waitFor();
    expect(await page.getByRole("checkbox").count()).toBe(400);
    expect(device.errors).toEqual([]);
  });

  it("says what a section is, and it stays so", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/plan?view=bring`);
    const source = "# P, May 2031\n\n## Week 1\n- [ ] x\n\n## Gossip\n- **Kueue**: v0.9+\n";
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "p.md", mimeType: "text/markdown", buffer: Buffer.from(source) });
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("link", { name: "Whole", exact: true }).click();
    await page.getByText("What the sections are").click();
    await page.getByLabel("What “Gossip” is").selectOption("projects");
    await goTo(page, "Radar");
    await page.getByText("waiting for ≥ 0.9").waitFor();
    await page.reload();
    await page.getByText("waiting for ≥ 0.9").waitFor();
  });
});

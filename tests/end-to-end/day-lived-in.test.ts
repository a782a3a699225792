import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const plan = `# Signals in a month

## Week 1: Colours

- [ ] **Monday**: Read the signal book
- [ ] **Tuesday**: Draw the interlocking
- [ ] **Wednesday**: Walk the yard
- [ ] **Thursday**: Paint the arms

## Week 2: Switches

- [ ] **Monday**: Read about switches

## Gaps

### 1. Points

### 2. Slips

### 3. Frogs
`;
/** A Friday of the plan's first week, in Berlin. */
const NOW = "2026-11-27T11:00:00+01:00";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
let page: Page;
beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice(undefined, { touch: true });
  page = device.page;
  await page.clock.install({ time: new Date(NOW) });
  await page.clock.resume();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

it("a first run offers this week, and shows of each week when it is", async () => {
  await page.goto(`${gateway.address}/plan`);
  await page
    .getByLabel("Open a Markdown plan")
    .setInputFiles({ name: "signals.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
  await page.getByRole("button", { name: "23 Nov, this week" }).click();
  await page.getByText(/23\s*–\s*29 Nov/).waitFor();
  await page.getByRole("button", { name: "Use this plan" }).click();
  await workerReady(page);
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "Write the first note" }).waitFor();
  await page.getByText("Import from Obsidian").waitFor();
});

it("what is late is moved one by one, or spread over the next week, with undo", async () => {
  await goTo(page, "Today");
  for (const name of ["Read the signal book", "Draw the interlocking", "Walk the yard", "Paint the arms"])
    await page.getByRole("checkbox", { name }).waitFor();
  await page.getByRole("button", { name: "Spread over next week" }).click();
  await page.getByRole("heading", { name: "Still waiting" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: "Still waiting" }).waitFor();
  await page.getByRole("button", { name: "Spread over next week" }).click();
  await page.getByRole("heading", { name: "Still waiting" }).waitFor({ state: "detached" });
  await goTo(page, "Plan");
  await page.getByRole("button", { name: /^Week 2/ }).click();
  const days = await page
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox") })
    .evaluateAll((rows) => rows.map((row) => row.querySelector(".stop__date")?.textContent));
  // Five tasks on five days or fewer, and never all on one.
  expect(new Set(days).size).toBeGreaterThan(3);
});

it("a topic is moved by a drag of the finger", async () => {
  await goTo(page, "Plan");
  await page
    .getByRole("link", { name: /^Topics/ })
    .or(page.getByRole("button", { name: /^Topics/ }))
    .click();
  const titles = (): Promise<string[]> => page.locator(".topic-row__title").allTextContents();
  await expect.poll(titles).toEqual(["Points", "Slips", "Frogs"]);
  const handle = await page.getByTitle("Drag “Points” to another place").boundingBox();
  const last = await page.getByText("Frogs", { exact: true }).boundingBox();
  if (handle === null || last === null) throw new Error("no rows");
  const finger = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: handle.x + handle.width / 2, y }],
    });
  const from = handle.y + handle.height / 2;
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step++) await touch("touchMove", from + ((last.y - handle.y) * step) / 10);
  await touch("touchEnd", 0);
  await expect.poll(titles).toEqual(["Slips", "Frogs", "Points"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(titles).toEqual(["Points", "Slips", "Frogs"]);
});

describe("notes", () => {
  it("are selected like everything else: from one to another, and all", async () => {
    for (const title of ["Alpha", "Beta", "Gamma", "Delta"]) {
      await goTo(page, "Notes");
      await page.getByRole("button", { name: "New note" }).click();
      await page.getByRole("textbox", { name: "Note" }).fill(`# ${title}`);
      await page.getByText("Kept on this device", { exact: true }).waitFor();
    }
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByRole("checkbox", { name: "Select “Delta”" }).click();
    await page.getByRole("checkbox", { name: "Select “Beta”" }).click({ modifiers: ["Shift"] });
    await page.getByText("3 selected").waitFor();
    await page.getByRole("button", { name: "Select all" }).click();
    await page.getByText("4 selected").waitFor();
    expect(await page.getByRole("textbox", { name: "Note" }).count()).toBe(0);
    await page.getByRole("button", { name: "Done selecting" }).first().click();
  });

  it("that were imported go again as a whole", async () => {
    const files = ["Eve", "Mallory"].map((name) => ({
      name: `${name}.md`,
      mimeType: "text/markdown",
      buffer: Buffer.from(`# ${name}\n`),
    }));
    await page.getByLabel("Import notes").setInputFiles(files);
    await page.getByText("2 new", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Mallory" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Mallory" }).waitFor({ state: "detached" });
    expect(await page.getByRole("link", { name: "Eve", exact: true }).count()).toBe(0);
    await page.getByRole("link", { name: "Alpha" }).waitFor();
  });
});

it("meetings that are over do not head what is to come, and the one that runs is marked", async () => {
  const meeting = (uid: string, from: string, to: string): string =>
    `BEGIN:VEVENT\r\nUID:${uid}@x\r\nDTSTART:20261127T${from}Z\r\nDTEND:20261127T${to}Z\r\nSUMMARY:${uid}\r\nEND:VEVENT\r\n`;
  const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${meeting("Breakfast", "070000", "080000")}${meeting("Standup", "093000", "110000")}${meeting("Review", "140000", "150000")}END:VCALENDAR\r\n`;
  await page.goto(`${gateway.address}/radar?view=events`);
  await page
    .getByLabel("Import a calendar")
    .setInputFiles({ name: "day.ics", mimeType: "text/calendar", buffer: Buffer.from(calendar) });
  // Taken back as a whole, and taken up again.
  await page.getByRole("heading", { name: "Past" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: "Past" }).waitFor({ state: "detached" });
  await page
    .getByLabel("Import a calendar")
    .setInputFiles({ name: "day.ics", mimeType: "text/calendar", buffer: Buffer.from(calendar) });
  await page.getByRole("heading", { name: "Past" }).waitFor();
  const headings = await page
    .locator("main section")
    .evaluateAll((sections) => sections.map((section) => section.textContent ?? ""));
  const [coming = "", past = ""] = ["To come", "Past"].map((name) =>
    headings.find((text) => text.startsWith(name)),
  );
  expect(coming).toMatch(/Standup.*Review/);
  expect(coming).not.toContain("Breakfast");
  expect(past).toContain("Breakfast");
  expect(await page.getByText("Now", { exact: true }).count()).toBe(1);
});

it("the queue says what it knows the time of, and an address is a title until the page is here", async () => {
  await goTo(page, "Read");
  await saveAddress(page, `${site.address}/code`);
  await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).waitFor();
  await page.getByText(/^1 to read · \d+ min in all$/).waitFor();
  await page.context().setOffline(true);
  await saveAddress(page, "https://blog.example/on-gangs");
  await page.getByRole("link", { name: "blog.example/on-gangs" }).waitFor();
  await page.getByText(/^2 to read · \d+ min for the 1 that (?:is|are) timed$/).waitFor();
  await page.context().setOffline(false);
  expect(device.errors).toEqual([]);
});

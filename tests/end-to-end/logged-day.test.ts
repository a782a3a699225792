import { afterAll, beforeAll, expect, it } from "vitest";
import { type Device, goTo, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const plan = `# Signals

## Week 1: Reds

- [ ] Every day (10 minutes): Check GitHub releases
- [ ] **Monday**: Paint one (30 minutes)

## Projects to Watch

- **Kueue**: each release
`;

let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
});
afterAll(() => Promise.all([device.close(), gateway.kill()]));

it("what is done before its week, or after it, is logged on the day it was done", async () => {
  const { page } = device;
  // A Friday; the plan begins on the Monday after it.
  await page.clock.install({ time: new Date("2026-11-27T22:30:00+01:00") });
  await page.clock.resume();
  await page.goto(`${gateway.address}/plan`);
  await page
    .getByLabel("Open a Markdown plan")
    .setInputFiles({ name: "signals.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill("2026-11-30");
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
  await goTo(page, "Radar");
  await page.getByRole("button", { name: "Mark today’s check done" }).click();
  await page.getByText(/^Checked 22:3\d$/).waitFor();
  await goTo(page, "Plan");
  await page.getByRole("checkbox", { name: /^Paint one/ }).check();
  await page.goto(`${gateway.address}/notes?report=hours`);
  await page.getByText("40 min given").waitFor();
  await page.getByText("As a table").click();
  const days = page.getByRole("row").filter({ has: page.getByRole("cell") });
  expect(await days.allTextContents()).toEqual([expect.stringMatching(/^Fri 27 Nov.*40 min/)]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const plan = `# AI-Infra in November

**Time Commitment**: 5-7 hours per week

## Week 1: Serving

- [ ] **Monday**: Read the disaggregation paper (45 minutes)
- [ ] **Tuesday**: Measure the handover
- [ ] **Friday**: Write it down

### Monthly Report Template

**New Concepts Learned:**
- List 3-5 new concepts or technologies discovered

**Industry Trends:**
- Identify 2-3 emerging trends in AI infrastructure

**Action Items:**
- List topics to explore further next month
`;

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

describe("looking back", () => {
  it("drafts a week's reflection from what was done, read and noted, once, and keeps what is written into it", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/plan`);
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await page.getByRole("button", { name: "Other" }).click();
    await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("checkbox", { name: "Read the disaggregation paper" }).check();
    await workerReady(page);
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/code`);
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
    await page.getByRole("button", { name: "Done", exact: true }).click();
    for (const text of [
      "# Prefill and decode #concept",
      "# Everyone splits serving #trend\n\n- [ ] ask the team",
    ]) {
      await goTo(page, "Notes");
      await page.getByRole("button", { name: "New note" }).click();
      await page.getByRole("textbox", { name: "Note" }).fill(text);
      await page.goto(`${gateway.address}/notes`);
    }
    await page.getByRole("link", { name: "Everyone splits serving" }).waitFor();

    await page.getByRole("button", { name: "Friday reflection" }).click();
    const field = page.getByRole("textbox", { name: "Note" });
    await expect
      .poll(() => field.inputValue())
      .toMatch(/^# Reflection: the week of \d+ \w+ \d{4}\n\n1 task done · 1 article read · 2 notes/);
    const draft = await field.inputValue();
    for (const line of [
      "## What do I understand now that I did not on Monday?",
      "- Read the disaggregation paper",
      `- [A queue for GPU jobs in forty lines](${site.address}/code)`,
      "- [[Prefill and decode]]",
    ])
      expect(draft).toContain(line);
    await field.fill(draft.replace("Monday?\n\n", "Monday?\n\nThat the wire decides.\n"));
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Friday reflection" }).click();
    await expect.poll(() => field.inputValue()).toContain("That the wire decides.");
  });

  it("drafts the month's report in the plan's own parts, from what is kept with a tap", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "Month report" }).click();
    await page.getByRole("heading", { name: "New Concepts Learned" }).waitFor();
    await page.getByText("1 of 3–5").waitFor();
    // What was read and what a note leaves open stand there at first.
    await page.getByText("2 of 2–3").waitFor();
    await page.getByRole("checkbox", { name: /^A queue for GPU jobs/ }).uncheck();
    await page.getByText("1 of 2–3").waitFor();
    await page.getByRole("checkbox", { name: /^A queue for GPU jobs/ }).check();
    await page.getByText("2 of 2–3").waitFor();
    await page.getByRole("checkbox", { name: /^Measure the handover/ }).check();
    // The network is gone and the page is loaded again: what was kept is kept.
    await device.context.setOffline(true);
    await page.reload();
    await page.getByText("2 of 2–3").waitFor();
    await page.getByRole("button", { name: "Write the report" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    const field = page.getByRole("textbox", { name: "Note" });
    await expect.poll(() => field.inputValue()).toContain("## New Concepts Learned");
    const text = await field.inputValue();
    expect(text).toMatch(/\n\nBy week: .*\d+ \w+ 45 min/);
    expect(text.slice(text.indexOf("## ")).split("\n")).toEqual([
      "## New Concepts Learned",
      "",
      "- [[Prefill and decode]]",
      "",
      "## Industry Trends",
      "",
      "- [[Everyone splits serving]]",
      `- [A queue for GPU jobs in forty lines](${site.address}/code)`,
      "",
      "## Action Items",
      "",
      "- ask the team ([[Everyone splits serving]])",
      "- Measure the handover",
      "",
    ]);
    await field.fill(text.replace("- Measure the handover", "- Measure the handover, on a Monday"));
    await page.goto(`${gateway.address}/notes?report=month`);
    await page.getByRole("checkbox", { name: /^Write it down/ }).check();
    await page.getByRole("button", { name: "Add what is kept" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await expect
      .poll(() => field.inputValue())
      .toContain("- Measure the handover, on a Monday\n- Write it down\n");
    await device.context.setOffline(false);
    expect(device.errors).toEqual([]);
  });

  it("shows a month's hours as a picture and as a table, and every entry can be corrected", async () => {
    const { page } = device;
    await goTo(page, "Today");
    await page.getByRole("button", { name: "Log 15 minutes" }).click();
    await page
      .getByText(/^45 min|1 h/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Log 15 minutes" }).click();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "Hours" }).click();
    // A task of 45 minutes was done, and a quarter logged twice.
    await page.getByText("1 h 15 min given").waitFor();
    await page.getByRole("button", { name: "5 minutes more" }).first().click();
    await page.getByRole("button", { name: "5 minutes more" }).first().click();
    await page.getByText("1 h 25 min given").waitFor();
    await page.getByText("As a table").click();
    const row = page.getByRole("row").last();
    expect(await row.getByRole("cell").allTextContents()).toEqual(["40 min", "45 min", "1 h 25 min"]);
    await page.getByRole("button", { name: /^Remove 25 min of/ }).click();
    await page.getByText("1 h given").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("1 h 25 min given").waitFor();
    await page.getByRole("button", { name: "The month before" }).click();
    await page.getByText("0 min given").waitFor();
    expect(device.errors).toEqual([]);
  });
});

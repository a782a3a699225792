import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const LONG = "Understand why a scheduler that packs jobs tightly starves the large ones ".repeat(3).trim();
const CHINESE = "弄清楚为什么把任务排得很紧的调度器会让大任务一直等下去，以及它什么时候才值得".repeat(2);
const plan = `# Rolling stock

## Week 1: Wheels

- [ ] **Monday**: Count the wheels
- [ ] **Tuesday**: ${LONG}
- [ ] **Wednesday**: ${CHINESE}
- [ ] A row without a day
- [ ] ${"unbreakable".repeat(30)}

## Week 2: Axles

- [ ] **Monday**: Grease the axles
`;

/** So that the plan's first week is the one it is now. */
const NOW = "2026-11-25T10:00:00+01:00";

describe("the rows of tasks", () => {
  let gateway: GatewayProcess;
  let device: Device;
  let page: Page;

  beforeAll(async () => {
    gateway = await startGateway();
    device = await openDevice();
    page = device.page;
    await page.clock.install({ time: new Date(NOW) });
    await page.clock.resume();
    await page.goto(`${gateway.address}/plan`);
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "rolling.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await page.getByRole("button", { name: "Other" }).click();
    await page.getByLabel("A day of the first week").fill("2026-11-25");
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
  });
  afterAll(() => Promise.all([device.close(), gateway.kill()]));

  const row = (name: string): Locator =>
    page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name, exact: true }) });
  const exported = async (): Promise<string> => {
    await goTo(page, "Plan");
    return (await downloadOf(page, "Export plan")).bytes.toString("utf8");
  };

  it("keep their columns whatever part is missing or long, at each width and at twice the text size", async () => {
    for (const [width, size] of [
      [390, "100%"],
      [390, "200%"],
      [1280, "100%"],
      [1280, "200%"],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.evaluate((now) => {
        document.documentElement.style.fontSize = now;
      }, size);
      const found = await page.locator("li.stop").evaluateAll((rows) =>
        rows.map((element) => {
          const title = element.querySelector(".stop__title")?.getBoundingClientRect();
          const box = element.getBoundingClientRect();
          return {
            share: (title?.width ?? 0) / box.width,
            overflows: (title?.right ?? 0) > box.right,
          };
        }),
      );
      expect(found).toHaveLength(5);
      for (const { share, overflows } of found) {
        expect(share, `${width} at ${size}`).toBeGreaterThan(0.3);
        expect(overflows, `${width} at ${size}`).toBe(false);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "";
    });
  });

  it("open what can be done by their title, and tick by their ring alone", async () => {
    await page.getByText("Count the wheels", { exact: true }).click();
    await page.getByRole("dialog", { name: "Count the wheels" }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.getByRole("checkbox", { name: "Count the wheels" }).isChecked()).toBe(false);
  });

  it("offer to take a tick back, and leave the list of what is late only after a while", async () => {
    await goTo(page, "Today");
    await page.getByRole("heading", { name: "Still waiting" }).waitFor();
    const late = page.getByRole("checkbox", { name: "Count the wheels" });
    await late.check();
    await page.getByText("Done", { exact: true }).waitFor();
    expect(await late.isChecked()).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => late.isChecked()).toBe(false);
    await late.check();
    await late.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await late.waitFor();
  });

  it("say once that something was ticked", async () => {
    const said = await page.evaluate(() => {
      const heard: string[] = [];
      new MutationObserver(() => {
        for (const region of document.querySelectorAll("[role=status]"))
          if (region.textContent !== "" && heard.at(-1) !== region.textContent)
            heard.push(region.textContent ?? "");
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      (window as unknown as { heard: string[] }).heard = heard;
      return heard;
    });
    expect(said).toEqual([]);
    await page.getByRole("checkbox", { name: "Count the wheels" }).check();
    await page.getByText("Done", { exact: true }).waitFor();
    await page.getByText(/change.? waits? to sync|All met|not met/).waitFor();
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard).toEqual(["DoneUndo"]);
    await page.getByRole("button", { name: "Undo" }).click();
  });

  it("take a new task for today, and for a week on its neighbour's day", async () => {
    await goTo(page, "Today");
    await page.getByRole("button", { name: "Add a task" }).click();
    await page.getByRole("textbox", { name: "New task" }).fill("Oil the bogies 给转向架上油");
    await page.keyboard.press("Enter");
    await row("Oil the bogies 给转向架上油").waitFor();
    expect(await exported()).toContain("- [ ] **Wednesday**: Oil the bogies 给转向架上油\n");
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByRole("button", { name: "Add a task" }).click();
    await page.getByRole("textbox", { name: "New task" }).fill("Weigh them");
    // Leaving keeps what was typed.
    await goTo(page, "Today");
    await page.getByText("Task added").waitFor();
    expect(await exported()).toContain("- [ ] **Monday**: Grease the axles\n- [ ] **Monday**: Weigh them\n");
  });

  it("keep a change of their text at Enter and at closing, and bring it back at Escape", async () => {
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    const field = page.getByRole("textbox", { name: "Text", exact: true });
    await page.getByText("Weigh them", { exact: true }).click();
    expect(await field.inputValue()).toBe("Weigh them");
    await field.fill("Weigh them all");
    await page.keyboard.press("Escape");
    await page.getByText("Back as it was").waitFor();
    expect(await field.inputValue()).toBe("Weigh them");
    await field.fill("Weigh them twice");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Weigh them", { exact: true }).click();
    await field.fill("Weigh them again");
    await page.getByRole("button", { name: "Close" }).click();
    await row("Weigh them again").waitFor();
    expect(await exported()).toContain("- [ ] **Monday**: Weigh them again\n");
  });

  it("are shown in the week they were moved to, on their day", async () => {
    await goTo(page, "Plan");
    await page.getByText("A row without a day", { exact: true }).click();
    await page.getByRole("button", { name: "Next week, Mon 30 Nov" }).click();
    await page.getByText("Moved to Mon 30 Nov").waitFor();
    const away = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: "Moved to another week" }) });
    await away.getByText("Mon 30 Nov", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByRole("heading", { name: "Moved here from another week" }).waitFor();
    await row("A row without a day").getByText("Mon 30 Nov", { exact: true }).waitFor();
  });
});

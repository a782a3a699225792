import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const plan = resolve(import.meta.dirname, "../plans/chinese.md");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  // What moves is looked at when it has come to rest.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== "running" ||
          one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
  // Through the debugger, which the page's own policy does not bind.
  await page.evaluate(`if (!globalThis.axe) { ${axe} }`);
  const found = await page.evaluate(
    () =>
      (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
        .run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
        .then((result) =>
          result.violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
          })),
        ) as Promise<Violation[]>,
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
  );
}

describe.each([
  { theme: "light", dark: false, width: 390, height: 844 },
  { theme: "dark", dark: true, width: 390, height: 844 },
  { theme: "light", dark: false, width: 1280, height: 800 },
  { theme: "dark", dark: true, width: 1280, height: 800 },
])("in $theme at $width × $height", (options) => {
  let site: TestSite;
  let gateway: GatewayProcess;
  let device: Device;
  beforeAll(async () => {
    site = await startTestSite();
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
    device = await openDevice(undefined, options);
  });
  afterAll(async () => {
    await device.close();
    await gateway.kill();
    await site.close();
  });

  it("no screen breaks a rule of accessibility", async () => {
    const { page } = device;
    const check = async (name: string): Promise<void> =>
      expect([name, ...(await violations(page))]).toEqual([name]);
    await page.goto(gateway.address);
    await page.getByLabel("Open a Markdown plan").waitFor();
    await check("first run");
    await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
    await page.getByRole("button", { name: "Use this plan" }).waitFor();
    await check("preview");
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
    await check("today");
    await goTo(page, "Plan");
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByRole("checkbox").first().check();
    await check("plan, a week");
    await page
      .getByRole("button", { name: /^More about/ })
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
    await check("a task's sheet");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Topics" }).click();
    await page.getByRole("button", { name: "Move “模型量化” down" }).waitFor();
    await check("topics");
    await page.getByRole("button", { name: "模型量化", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await check("a topic's sheet");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Outcomes" }).click();
    await page.getByRole("heading", { name: "知识" }).waitFor();
    await check("outcomes");
    await page.getByRole("link", { name: "Whole", exact: true }).click();
    await page.getByRole("heading", { name: "备注", level: 3 }).waitFor();
    await check("plan, whole");
    await goTo(page, "Read");
    for (const path of ["/code", "/pictures", "/nothing"]) {
      await saveAddress(page, site.address + path);
    }
    await page
      .getByText(/no page at that address/)
      .first()
      .waitFor();
    await check("queue");
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page.getByRole("dialog", { name: "Add to the queue" }).waitFor();
    await check("ways to add");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More for “Two pools, drawn”" }).click();
    await page.getByRole("dialog").waitFor();
    await check("an article's sheet");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByLabel("Select “Two pools, drawn”").check();
    await check("queue, selecting");
    await page.getByRole("button", { name: "Done selecting" }).click();
    await page.getByRole("link", { name: "A queue for GPU jobs" }).click();
    await page.getByRole("button", { name: "Done", exact: true }).waitFor();
    await check("reader");
    await page.evaluate(() =>
      getSelection()?.selectAllChildren(document.querySelector(".article__text p") as Node),
    );
    await page.getByRole("button", { name: "Highlight", exact: true }).click();
    await page.locator("mark[data-highlight]").first().waitFor();
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByRole("dialog").waitFor();
    await check("reader, contents");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Find in the article" }).click();
    await page.getByRole("textbox", { name: "Find", exact: true }).fill("chips");
    await page.getByText("1 of").waitFor();
    await page.keyboard.press("Escape");
    for (const paper of ["Light", "Sepia", "Dark", "Black"]) {
      await page.getByRole("button", { name: "Text and page" }).click();
      await page.getByRole("button", { name: paper, exact: true }).click();
      await check(`reader, its look, ${paper}`);
      await page.getByRole("button", { name: "Close" }).click();
      await check(`reader, ${paper}`);
    }
    await goTo(page, "Read");
    await page.getByRole("link", { name: "Search everything" }).click();
    await page.getByRole("textbox", { name: "Search everything" }).fill("gang");
    await page.getByRole("list", { name: "Articles" }).getByRole("listitem").first().waitFor();
    await check("search");
    await goTo(page, "Radar");
    await page.getByText("Kueue").first().waitFor();
    await check("radar");
    await page.getByRole("link", { name: "Kueue" }).first().click();
    await page.getByRole("button", { name: "Project", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await check("a project's sheet");
    await page.keyboard.press("Escape");
    for (const view of ["Events", "Sources", "Links"]) {
      await goTo(page, "Radar");
      await page.getByRole("link", { name: view, exact: true }).click();
      await check(`radar, ${view}`);
    }
    await goTo(page, "Radar");
    await page.getByRole("link", { name: "Events", exact: true }).click();
    await page.getByRole("button", { name: "Add an event" }).click();
    await page.getByRole("dialog").waitFor();
    await check("an event's sheet");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Month", exact: true }).click();
    await check("radar, a month");
    await page.getByRole("button", { name: "Capture a thought" }).click();
    await page.getByRole("textbox", { name: "Note" }).waitFor();
    await check("capturing");
    await page.keyboard.press("Escape");
    await goTo(page, "Notes");
    await check("notes, none");
    await page.getByRole("button", { name: "New note" }).click();
    await page
      .getByRole("textbox", { name: "Note" })
      .fill("# A note\n\n- [ ] x\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await check("note");
    await page.getByRole("button", { name: "Link to…" }).click();
    await page.getByRole("dialog").waitFor();
    await check("note, linking");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Preview" }).click();
    await check("note, preview");
    await page.getByRole("button", { name: "Export choices" }).click();
    await page.getByRole("dialog").waitFor();
    await check("note, leaving");
    await page.keyboard.press("Escape");
    await page.goto(`${gateway.address}/notes?report=month`);
    await page.getByRole("button", { name: "Write the report" }).waitFor();
    await check("report");
    await page.goto(`${gateway.address}/notes?report=hours`);
    await page.getByRole("heading", { name: "Week by week" }).waitFor();
    await check("hours");
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Trash" }).click();
    await page.getByRole("dialog", { name: "Trash" }).waitFor();
    await check("trash");
    await page.goto(`${gateway.address}/settings`);
    await page.getByRole("button", { name: "Export everything" }).waitFor();
    await page.getByRole("button", { name: /^Look at it/ }).waitFor();
    await check("settings");
    await page.getByRole("button", { name: "Add a place" }).click();
    await page.getByRole("radio", { name: "WebDAV" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Use this place" }).click();
    await page.getByText(/^Enter an address/).waitFor();
    await check("adding a place");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More about The gateway" }).click();
    await page.getByRole("button", { name: "Show the code" }).click();
    await page.getByRole("img", { name: "Code for another device" }).waitFor();
    await check("a place");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Look at it/ }).click();
    await page.getByRole("button", { name: "Save this copy as a file" }).waitFor();
    await check("a copy of a day");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Delete everything on this device" }).click();
    await page.getByRole("dialog").waitFor();
    await check("leaving the device");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show the keys" }).click();
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await check("keys");
    await page.keyboard.press("Escape");
    await page.goto(`${gateway.address}/plan?view=bring`);
    await page.getByLabel("Open a Markdown plan").setInputFiles({
      name: "list.md",
      mimeType: "text/markdown",
      buffer: Buffer.from("# A list\n\n- [ ] One thing\n- [ ] Another thing\n"),
    });
    await page.getByRole("heading", { name: "A pace" }).waitFor();
    await check("a plan without days");
    expect(device.errors).toEqual([]);
  });
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { beginNote, noteField as field, noteText as text } from "../support/note-field.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

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

const begin = (page: Page, words: string): Promise<void> => beginNote(page, gateway.address, words);

describe("the field of a note", () => {
  it("offers what a link can lead to while it is typed, for the keys and for a touch", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await saveAddress(page, `${site.address}/code`);
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).waitFor();
    for (const title of ["Über Café", "推理的成本", "A wire", "Queues"])
      await begin(page, `# ${title}\n\nwords`);
    await begin(page, "# Linking\n\nsee ");
    await field(page).press("Control+End");
    await page.keyboard.type("[[");
    const list = page.getByRole("listbox", { name: "What the link can lead to" });
    const options = list.getByRole("option");
    await options.first().waitFor();
    expect(await options.count()).toBeLessThanOrEqual(8);
    // The list is told to the field, which keeps the keyboard.
    const active = await field(page).getAttribute("aria-activedescendant");
    expect(await options.first().getAttribute("id")).toBe(active);
    await page.keyboard.type("cafe");
    await page.getByText("1 suggestion.").waitFor();
    await page.keyboard.press("Enter");
    await list.waitFor({ state: "detached" });
    expect(await text(page)).toBe("# Linking\n\nsee [[Über Café]]");
    expect(await field(page).getAttribute("aria-activedescendant")).toBeNull();

    // Down to the second and back; a thing of another domain is linked to by its address.
    await page.keyboard.type(" [[queue");
    await options.nth(1).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => options.first().getAttribute("aria-selected")).toBe("true");
    await options.filter({ hasText: "A queue for GPU jobs" }).click();
    await expect
      .poll(() => text(page))
      .toBe(`# Linking\n\nsee [[Über Café]] [A queue for GPU jobs in forty lines](${site.address}/code)`);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("Note");

    // One step back takes the link back, not what was typed of it.
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe("# Linking\n\nsee [[Über Café]] [[queue");
    // Escape lets it be written by hand, and Enter is a new line again.
    await page.keyboard.type("s");
    await page.keyboard.press("Backspace");
    await options.first().waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    expect(await text(page)).toBe("# Linking\n\nsee [[Über Café]] [[queue\n");
    await page.keyboard.type("[[成");
    await options.filter({ hasText: "推理的成本" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await text(page)).toBe("# Linking\n\nsee [[Über Café]] [[queue\n[[推理的成本]]");
    const rows = await page.evaluate(() => document.querySelectorAll("[role=listbox]").length);
    expect(rows).toBe(0);
  });

  it("offers the same in a long note, with rows for a finger", async () => {
    const { page } = device;
    await begin(page, `# Very long\n\n${"All of the words of a long day. ".repeat(1200)}`);
    await page.reload();
    await field(page).click();
    await field(page).press("Control+End");
    await page.keyboard.type("\n[[wir");
    const option = page.getByRole("option", { name: /^A wire/ });
    await option.waitFor();
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await option.click();
    await page.keyboard.type(" end");
    await expect.poll(async () => (await field(page).textContent())?.slice(-14)).toBe("[[A wire]] end");
    expect(device.errors).toEqual([]);
  });

  it("keeps its caret above the toolbar, and above a keyboard that lies over the page", async () => {
    const { page } = device;
    await begin(page, "line\n\n".repeat(60));
    await field(page).press("Control+End");
    await page.keyboard.type("almost\nthe end");
    const toolbar = page.getByRole("toolbar", { name: "Marks" });
    const room = (): Promise<number> =>
      page.evaluate(() => {
        const written = document.querySelector("textarea[aria-label=Note]");
        const bar = document.querySelector("[role=toolbar]");
        if (written === null || bar === null) return Number.NaN;
        // The last line stands above what the field keeps free at its end.
        const end =
          written.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(written).paddingBottom);
        return bar.getBoundingClientRect().top - end;
      });
    await expect.poll(room).toBeGreaterThanOrEqual(0);
    // As iOS has it: the page stays as high as it was, and what is seen of it becomes less.
    const keyboard = 330;
    await page.evaluate((covered) => {
      const viewport = window.visualViewport;
      if (viewport === null) return;
      Object.defineProperty(viewport, "height", { get: () => innerHeight - covered, configurable: true });
      viewport.dispatchEvent(new Event("resize"));
    }, keyboard);
    await expect
      .poll(async () => {
        const box = await toolbar.boundingBox();
        return box === null ? 0 : box.y + box.height;
      })
      .toBeLessThanOrEqual(844 - keyboard);
    await expect.poll(room).toBeGreaterThanOrEqual(0);
    await page.keyboard.type("\nand more\nand more");
    await expect.poll(room).toBeGreaterThanOrEqual(0);
    await page.reload();
  });

  it("says what the note is called, which can be changed before it ever left", async () => {
    const { page } = device;
    await begin(page, "To be called otherwise\n\nwords");
    await begin(page, "# Pointing\n\n[[To be called otherwise]]");
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "To be called otherwise" }).click();
    const name = page.getByRole("button", { name: "To be called otherwise", exact: true });
    await name.click();
    const path = page.getByRole("textbox", { name: "Folder and name" });
    expect(await path.inputValue()).toBe("To be called otherwise");
    await path.fill("项目/2026/A name of its own");
    await page.getByText("Change the link that leads to it, in 1 note").waitFor();
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByText("Renamed", { exact: true }).waitFor();
    await page.getByRole("button", { name: "项目 / 2026 A name of its own" }).waitFor();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "Pointing" }).click();
    await expect.poll(() => text(page)).toBe("# Pointing\n\n[[A name of its own]]");
  });

  it("opens as it was left", async () => {
    const { page } = device;
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("link", { name: "A name of its own" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "A name of its own" }).waitFor();
    expect(await field(page).count()).toBe(0);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.reload();
    await field(page).waitFor();
  });

  it("asks before it begins the note that a link has not found", async () => {
    const { page } = device;
    await begin(page, "# Asking\n\n[[Not yet there]]");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: "Not yet there" }).click();
    await page.getByText("no note is called that").waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "Asking" }).waitFor();
    expect(await page.getByRole("link", { name: "Not yet there", exact: true }).count()).toBe(0);
    await page.getByRole("link", { name: "Asking" }).click();
    await page.getByRole("button", { name: "Not yet there" }).click();
    await page.getByRole("button", { name: "Create “Not yet there”" }).click();
    await expect.poll(() => text(page)).toBe("# Not yet there\n\n");
    await page.getByText("Linked from").waitFor();
    expect(device.errors).toEqual([]);
  });
});

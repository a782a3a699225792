import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice(undefined, { touch: true });
  const { page } = device;
  await page.goto(`${gateway.address}/plan`);
  await page.getByLabel("Open a Markdown plan").setInputFiles({
    name: "list.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(
      "# A short list\n\n- [ ] Lay the rails\n- [ ] Build the station\n- [ ] Paint the trains\n",
    ),
  });
  await page.getByRole("heading", { name: "A pace" }).waitFor();
  await page.getByRole("button", { name: "Every day" }).click();
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill("2031-10-06");
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("checkbox", { name: "Lay the rails" }).waitFor();
  await workerReady(page);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

/** Slides a finger over a row by so many pixels; up or down as well where that is asked for. */
async function slide(page: Page, row: Locator, across: number, down = 0): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (box === null) throw new Error("the row is not in sight");
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 24)];
  const touch = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", share: number) =>
    touch.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: x + across * share, y: y + down * share }],
    });
  await send("touchStart", 0);
  for (let step = 1; step <= 8; step++) await send("touchMove", step / 8);
  await send("touchEnd", 1);
  await touch.detach();
}

const task = (page: Page, text: string): Locator => page.getByRole("listitem").filter({ hasText: text });

describe("a finger", () => {
  it("slides a task to the right, and it is done; again, and it is not", async () => {
    const { page } = device;
    const box = page.getByRole("checkbox", { name: "Lay the rails" });
    // The very first touch may come before what follows it is loaded: nothing is done then, and nothing is lost.
    await expect
      .poll(async () => {
        if (!(await box.isChecked())) await slide(page, task(page, "Lay the rails"), 160);
        return box.isChecked();
      })
      .toBe(true);
    await page.reload();
    await box.waitFor();
    expect(await box.isChecked()).toBe(true);
    await expect
      .poll(async () => {
        if (await box.isChecked()) await slide(page, task(page, "Lay the rails"), 160);
        return box.isChecked();
      })
      .toBe(false);
  });

  it("slides it to the left, and it is put off to tomorrow, with undo", async () => {
    const { page } = device;
    await slide(page, task(page, "Build the station"), -160);
    await page.getByText(/^Moved to /).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await task(page, "Build the station").getByText("7 Oct").waitFor();
  });

  it("does nothing by a short slide, or while it scrolls", async () => {
    const { page } = device;
    const row = task(page, "Paint the trains");
    await slide(page, row, 60);
    await slide(page, row, 30, -200);
    expect(await page.getByRole("checkbox", { name: "Paint the trains" }).isChecked()).toBe(false);
    expect(await page.locator("[data-swipe]").count()).toBe(0);
  });

  it("slides an article to the right, and it is done; to the left, and it is put away", async () => {
    const { page } = device;
    await goTo(page, "Read");
    for (const [path, title] of [
      ["/code", "A queue for GPU jobs in forty lines"],
      ["/pictures", "Two pools, drawn"],
    ] as const) {
      await saveAddress(page, site.address + path);
      await page.getByRole("link", { name: title }).waitFor();
    }
    await slide(page, task(page, "A queue for GPU jobs"), 160);
    await page.getByText("Marked as done").waitFor();
    await page.getByRole("link", { name: "A queue for GPU jobs" }).waitFor({ state: "detached" });
    await slide(page, task(page, "Two pools, drawn"), -160);
    await page.getByText("Put away").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Two pools, drawn" }).waitFor();
    // The slide opened nothing.
    expect(new URL(page.url()).search).toBe("");
    expect(device.errors).toEqual([]);
  });
});

describe("an address that is pasted where no field is", () => {
  it("stands in the form, ready to be saved", async () => {
    const { page } = device;
    await goTo(page, "Read");
    const first = await page.evaluate(async (address) => {
      // A key that is pressed as soon as the sheet is open is meant for the field.
      const focused = new Promise<string | undefined>((done) => {
        new MutationObserver((_, opening) => {
          if (document.querySelector("dialog[open]") === null) return;
          opening.disconnect();
          done(document.activeElement?.localName);
        }).observe(document.body, { childList: true, subtree: true, attributes: true });
      });
      const data = new DataTransfer();
      data.setData("text/plain", ` ${address}\n`);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
      return focused;
    }, `${site.address}/chinese`);
    expect(first).toBe("input");
    const field = page.getByRole("textbox", { name: "Address" });
    await field.waitFor();
    expect(await field.inputValue()).toBe(`${site.address}/chinese`);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "预填充与解码为什么要分开" }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});

describe("single keys", () => {
  it("go through the rows, search, begin a note and list themselves", async () => {
    const { page } = device;
    await goTo(page, "Read");
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
    await page.keyboard.press("j");
    await expect.poll(focused).toBe("预填充与解码为什么要分开");
    await page.keyboard.press("j");
    await expect.poll(focused).toBe("Two pools, drawn");
    await page.keyboard.press("k");
    await expect.poll(focused).toBe("预填充与解码为什么要分开");
    await page.keyboard.press("/");
    const field = page.getByRole("textbox", { name: "Search everything" });
    await field.waitFor();
    // In a field a letter is a letter.
    await field.fill("");
    await field.press("n");
    await field.press("?");
    expect(await field.inputValue()).toBe("n?");
    await goTo(page, "Today");
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Note" }).waitFor();
    await goTo(page, "Today");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
  });

  it("are turned off by a switch, there and for good", async () => {
    const { page } = device;
    await page.getByRole("dialog", { name: "Keys" }).getByRole("checkbox", { name: "Single keys" }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.reload();
    await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    await page.keyboard.press("n");
    await page.keyboard.press("/");
    await page.goto(`${gateway.address}/settings`);
    const single = page.getByRole("checkbox", { name: "Single keys" });
    await single.waitFor();
    expect(await single.isChecked()).toBe(false);
    await single.check();
    await page.getByRole("heading", { name: "Keyboard" }).click();
    await page.keyboard.press("/");
    await page.getByRole("textbox", { name: "Search everything" }).waitFor();
    expect(device.errors).toEqual([]);
  });
});

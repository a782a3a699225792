import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type StaticHost, startStaticHost } from "../support/static-host.ts";

const plan = resolve(import.meta.dirname, "../plans/october.md");

describe("on a static host, below a path, without a gateway", () => {
  let host: StaticHost;
  let device: Device;
  beforeAll(async () => {
    host = await startStaticHost();
    device = await openDevice();
  });
  afterAll(async () => {
    await device.close();
    await host.close();
  });

  it("opens by a deep link, says that it has no gateway, and works from a file", async () => {
    const { page } = device;
    await page.goto(`${host.address}plan`);
    await page.getByText(/No gateway here/).waitFor();
    expect(await page.getByRole("button", { name: "Sync now" }).count()).toBe(0);
    await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("button", { name: "Week 4", exact: true }).click();
    await page.getByRole("checkbox", { name: "Write the report" }).check();
    expect(new URL(page.url()).pathname).toBe("/some/path/plan");
    await workerReady(page);
  });

  it("says so instead of failing where a page cannot be had, and keeps the address", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await saveAddress(page, "https://blog.example/post");
    await page.getByText(/runs without its gateway/).waitFor();
    await page.getByRole("link", { name: "blog.example/post" }).waitFor();
  });

  it("relaunches at any of its places with the host gone", async () => {
    await host.close();
    device = await device.relaunch(`${host.address}plan?week=3`);
    const { page } = device;
    expect(await page.getByRole("checkbox", { name: "Write the report" }).isChecked()).toBe(true);
    for (const place of ["today", "read", "radar", "notes", "settings", ""]) {
      await page.goto(host.address + place);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    await page.goto(`${host.address}plan`);
    const file = await downloadOf(page, "Export plan");
    expect(file.bytes.toString()).toBe(
      readFileSync(plan, "utf8").replace("[ ] **Friday**: Write", "[x] **Friday**: Write"),
    );
    expect(device.errors).toEqual([]);
  });
});

describe("a new version", () => {
  it("waits and asks; it never reloads under someone's typing, in this tab or another", async () => {
    const host = await startStaticHost("/");
    const device = await openDevice();
    try {
      const { page } = device;
      await page.goto(`${host.address}notes`);
      await workerReady(page);
      const other = await device.context.newPage();
      await other.goto(`${host.address}notes`);
      await other.getByRole("button", { name: "New note" }).click();
      await other.getByRole("textbox", { name: "Note" }).fill("half a sen");

      host.release();
      await page.reload();
      await page.getByText("A new version of Wayside is ready").waitFor();
      expect(await page.locator("meta[name=version]").count()).toBe(0);
      expect(await other.getByRole("textbox", { name: "Note" }).inputValue()).toBe("half a sen");

      await page.getByRole("button", { name: "Start the new version" }).click();
      await page.locator("meta[name=version]").waitFor({ state: "attached" });
      await other.getByText("A new version was started in another tab").waitFor();
      expect(await other.getByRole("textbox", { name: "Note" }).inputValue()).toBe("half a sen");
      await other.getByRole("textbox", { name: "Note" }).pressSequentially("tence");
      await other.getByText("Kept on this device", { exact: true }).waitFor();
      await page.goto(`${host.address}notes`);
      await page.getByRole("link", { name: "half a sentence" }).waitFor();
    } finally {
      await device.close();
      await host.close();
    }
  });
});

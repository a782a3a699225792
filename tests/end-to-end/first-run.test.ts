import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

describe("a first run on a phone", () => {
  let gateway: GatewayProcess;
  let old: Device;
  let phone: Device;

  beforeAll(async () => {
    gateway = await startGateway();
    old = await openDevice();
    phone = await openDevice();
  });
  afterAll(() => Promise.all([old.close(), phone.close(), gateway.kill()]));

  it("leads to the settings from every screen, without a plan too", async () => {
    const { page } = phone;
    for (const screen of ["today", "plan", "read", "radar", "notes", "find"]) {
      await page.goto(`${gateway.address}/${screen}`);
      await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
      await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    }
    await workerReady(page);
  });

  it("takes over what another device has, from its export file", async () => {
    await old.page.goto(`${gateway.address}/notes`);
    await old.page.getByRole("button", { name: "New note" }).click();
    await old.page.getByRole("textbox", { name: "Note" }).fill("# 带过来的笔记\n");
    await old.page.getByText("Kept on this device", { exact: true }).waitFor();
    await old.page.goto(`${gateway.address}/settings`);
    const { name, bytes } = await downloadOf(old.page, "Export everything");
    const { page } = phone;
    await page.context().setOffline(true);
    await page.goto(`${gateway.address}/today`);
    await page.getByRole("heading", { name: "I use Wayside already" }).waitFor();
    await page.getByRole("link", { name: "Join or import" }).click();
    const sheet = page.getByRole("dialog", { name: "Join your other device" });
    await sheet.getByLabel("Open the export file").setInputFiles({
      name,
      mimeType: "application/jsonl",
      buffer: bytes,
    });
    await sheet.getByRole("status").filter({ hasText: /\d/ }).waitFor();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "带过来的笔记" }).waitFor();
  });

  it("says what a pasted text lacks that is no link to join", async () => {
    const { page } = phone;
    await page.goto(`${gateway.address}/settings?part=join`);
    const sheet = page.getByRole("dialog", { name: "Join your other device" });
    await sheet.getByRole("textbox", { name: "Link of the other device" }).fill("https://example.org/");
    await page.keyboard.press("Enter");
    await sheet.getByText(/That is no link to join/).waitFor();
    await sheet
      .getByRole("textbox", { name: "Link of the other device" })
      .fill("https://example.org/settings#join=broken");
    await page.keyboard.press("Enter");
    await page
      .getByRole("dialog", { name: "Join a place" })
      .getByText(/not whole/)
      .waitFor();
    expect(page.url()).not.toContain("broken");
  });
});

import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

let gateway: GatewayProcess;
let device: Device;
let page: Page;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
  page = device.page;
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

/** Three hundred notes in folders, some of them deep, some with Chinese names. */
function vault(): Buffer {
  const files: Record<string, Uint8Array> = { "Inbox.md": strToU8("# Inbox\n\nwords") };
  for (let number = 0; number < 297; number++) {
    const folder = ["Projects", "Projects/2026/Wires", "推理/成本"][number % 3];
    files[`${folder}/Note ${number}.md`] = strToU8(`# Note ${number}\n\nwords`);
  }
  const deep = "Archive/of everything/that was ever written/down in years/and never read again/最后的文件夹";
  files[`${deep}/The last.md`] = strToU8("# The last\n\nwords");
  files["Projects/Line.md"] = strToU8("# Line\n\nwords");
  return Buffer.from(zipSync(files));
}

const folders = () => page.getByRole("list", { name: "Folders" }).getByRole("link");

describe("notes", () => {
  it("offer to begin with one or with a vault where there are none", async () => {
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("heading", { name: "Nothing noted yet" }).waitFor();
    await page.getByRole("button", { name: "Write the first note" }).waitFor();
    await page.getByLabel("Import from Obsidian").waitFor();
    expect(await page.getByRole("button", { name: "Folders" }).count()).toBe(0);
  });

  it("of a vault are found by their folders, which say how many they hold", async () => {
    await page
      .getByLabel("Import notes")
      .setInputFiles({ name: "vault.zip", mimeType: "application/zip", buffer: vault() });
    await page.getByText("300 new").waitFor();
    await page.getByRole("button", { name: "Folders", exact: true }).click();
    await expect.poll(() => folders().allInnerTexts()).toHaveLength(3);
    await page.getByRole("link", { name: "Archive 1 note", exact: true }).waitFor();
    await page.getByRole("link", { name: "Inbox" }).waitFor();
    await page.getByRole("link", { name: "推理 99 notes" }).click();
    await page.getByRole("link", { name: "成本 99 notes" }).click();
    await page.getByRole("link", { name: "Note 2", exact: true }).first().waitFor();
    await page.getByRole("navigation", { name: "Where this folder lies" }).getByText("All folders").click();
    await page.getByRole("link", { name: "Projects 199 notes" }).click();
    await page.getByRole("link", { name: "2026 99 notes" }).waitFor();
  });

  it("lead back to the folder they were opened from", async () => {
    await page.getByRole("link", { name: "Line", exact: true }).click();
    await page.getByRole("button", { name: "Projects Line" }).waitFor();
    await page.getByRole("link", { name: "Back to notes" }).click();
    await page.getByRole("link", { name: "2026 99 notes" }).waitFor();
    await page.getByRole("button", { name: "Folders", exact: true }).click();
    await expect.poll(() => folders().count()).toBe(0);
  });

  it("and their folders fit a narrow screen with large text", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    const folder =
      "Archive/of everything/that was ever written/down in years/and never read again/最后的文件夹";
    await page.goto(`${gateway.address}/notes?folder=${encodeURIComponent(folder)}`);
    await page.getByRole("link", { name: "The last" }).waitFor();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const overflow = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole("link", { name: "The last" }).click();
    await page.getByRole("button", { name: /The last/ }).waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(device.errors).toEqual([]);
  });
});

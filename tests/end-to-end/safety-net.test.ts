import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import { TextDocument, updateText } from "../../src/records/text-document.ts";
import { type Device, downloadOf, goTo, openDevice } from "../support/chromium.ts";
import { firstSnapshot, layIntoFolder } from "../support/first-snapshot.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { meetsAt } from "../support/places.ts";

let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

async function write(page: Page, text: string): Promise<void> {
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(text);
  await page.goto(`${gateway.address}/notes`);
  await page.getByRole("link", { name: text.split("\n")[0] ?? "" }).waitFor();
}

/** The files of devices on the gateway's disk. */
function filesThere(): readonly string[] {
  return readdirSync(gateway.dataFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => /^devices.*\.gz$/.test(name))
    .map((name) => join(gateway.dataFolder, name));
}

describe("the safety net", () => {
  it("shows what is gone or otherwise since a copy was made, and brings it back", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await write(page, "What the wire decides\n\nall of it");
    await write(page, "网络决定一切");
    await page.goto(`${gateway.address}/settings`);
    await page.getByText(/^2 records, /).waitFor();

    await goTo(page, "Notes");
    await page.getByRole("link", { name: "What the wire decides" }).click();
    await page.getByRole("button", { name: "Delete this note" }).click();
    await page.getByRole("link", { name: "网络决定一切" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("另一句话");
    await page.goto(`${gateway.address}/settings`);
    await page.getByRole("button", { name: /^Look at it/ }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText("Gone since").waitFor();
    await sheet.getByText("Otherwise since").waitFor();
    await sheet.getByRole("button", { name: "Bring back “What the wire decides”" }).click();
    await sheet.getByText("Gone since").waitFor({ state: "detached" });
    await sheet.getByRole("button", { name: "Bring back “网络决定一切”" }).click();
    await sheet.getByText("Everything of that day is here as it was.").waitFor();
    await sheet.getByRole("button", { name: "Close" }).click();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "What the wire decides" }).click();
    expect(await page.getByRole("textbox", { name: "Note" }).inputValue()).toBe(
      "What the wire decides\n\nall of it",
    );
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "网络决定一切" }).waitFor();
  });

  it("verifies what is here and what stands at the gateway, and has what is damaged there written anew", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/settings`);
    await meetsAt(page);
    await page.getByRole("button", { name: "Verify my data" }).click();
    await page.getByText(/^All is as it should be: 2 records, 2 texts and 0 files/).waitFor();
    await page.getByText(/^The gateway: (?:the file|all \d+ files) of this device read back/).waitFor();

    for (const file of filesThere()) {
      const bytes = readFileSync(file);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
    await page.getByRole("button", { name: "Verify my data" }).click();
    await page.getByText(/^The gateway: not all of this device stood there/).waitFor();
    await meetsAt(page);
    await page.getByRole("button", { name: "Verify my data" }).click();
    await page.getByText("The gateway: the file of this device read back as written.").waitFor();
    const other = await openDevice();
    await other.page.goto(`${gateway.address}/notes`);
    await other.page.getByRole("link", { name: "What the wire decides" }).waitFor();
    await other.close();
  });

  it("retires a device that was silent for long, and keeps what it wrote", async () => {
    const { page } = device;
    const silent = "anoldphonethatliesinadrawer";
    const stamp = formatStamp({ milliseconds: Date.UTC(2026, 0, 5), counter: 0 }, silent);
    const document = new TextDocument(undefined);
    document.replaceWith("written in January");
    const packed = firstSnapshot({
      device: silent,
      name: "The old phone",
      made: "2026-01-05T08:00:00.000Z",
      upTo: stamp,
      records: [
        {
          collection: "notes",
          id: "january",
          fields: { createdAt: Date.UTC(2026, 0, 5), editedAt: Date.UTC(2026, 0, 5) },
          stamps: { createdAt: stamp, editedAt: stamp },
          texts: { body: updateText(undefined, document.updateSince(), silent, stamp) },
        },
      ],
    });
    const file = layIntoFolder(gateway.dataFolder, packed);
    await page.goto(`${gateway.address}/settings`);
    await meetsAt(page);
    await page.getByRole("button", { name: "More about The gateway" }).click();
    await page.getByRole("button", { name: "Retire The old phone" }).click();
    await page.getByText("The old phone is retired; what it wrote stays").waitFor();
    expect(existsSync(file)).toBe(false);
    await page.getByRole("button", { name: "Close" }).click();
    // Another device has it from this one.
    const other = await openDevice();
    await other.page.goto(`${gateway.address}/notes`);
    await other.page.getByRole("link", { name: "written in January" }).waitFor();
    await other.page.getByRole("link", { name: "written in January" }).click();
    await other.page.getByRole("button", { name: "Delete this note" }).click();
    await other.page.goto(`${gateway.address}/settings`);
    await meetsAt(other.page);
    await other.close();
    await meetsAt(page);
  });

  it("hands everything to another app by the share sheet, as a file that can be imported", async () => {
    const page = await device.context.newPage();
    await page.addInitScript(() => {
      const shared: string[] = [];
      Object.assign(navigator, {
        canShare: () => true,
        share: async ({ files }: { files: File[] }) => {
          for (const file of files) shared.push(`${file.name}\n${await file.text()}`);
        },
      });
      Object.assign(globalThis, { shared });
    });
    await page.goto(`${gateway.address}/settings`);
    await page.getByRole("button", { name: "Share everything" }).click();
    const shared = (): Promise<string> => page.evaluate("globalThis.shared.join()");
    await expect.poll(shared).toMatch(/^wayside-[-\d]+\.txt\n\{"format":"wayside-export"/);
    await page.getByLabel("Import an export file").setInputFiles({
      name: "wayside.txt",
      mimeType: "text/plain",
      buffer: Buffer.from((await shared()).split("\n").slice(1).join("\n")),
    });
    await page.getByText("The file was read; all 3 of its records were here already.").waitFor();
    await page.close();
  });

  it("deletes everything on this device, with a last export that brings it all back", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/settings`);
    await page.getByRole("button", { name: "Delete everything on this device" }).click();
    const sheet = page.getByRole("dialog");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("button", { name: "Export everything" }).click(),
    ]);
    const path = await download.path();
    const file = readFileSync(path);
    await sheet.getByRole("button", { name: "Delete it all" }).click();
    await page.waitForURL((url) => !url.pathname.includes("settings"));
    await gateway.kill();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("heading", { name: "Notes", level: 1 }).waitFor();
    expect(await page.getByRole("link", { name: "What the wire decides" }).count()).toBe(0);

    await page.goto(`${gateway.address}/settings`);
    await page
      .getByLabel("Import an export file")
      .setInputFiles({ name: "export.jsonl", mimeType: "application/jsonl", buffer: file });
    await page.getByText("3 of 3 records were new or newer, and are here now.").waitFor();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "What the wire decides" }).waitFor();
    expect((await downloadOf(page, "Export notes")).bytes.length).toBeGreaterThan(0);
    expect(device.errors).toEqual([]);
  });
});

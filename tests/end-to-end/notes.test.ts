import { strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice } from "../support/chromium.ts";
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

async function write(text: string): Promise<void> {
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(text);
  await page.goto(`${gateway.address}/notes`);
  await page.getByRole("link", { name: (text.split("\n")[0] ?? "").replace(/^# | #\S+/g, "") }).waitFor();
}

const field = () => page.getByRole("textbox", { name: "Note" });
const titles = async (): Promise<readonly string[]> => page.locator(".note-row__title").allTextContents();

describe("notes", () => {
  it("take marks from the toolbar, and the browser's own undo takes them back", async () => {
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "New note" }).click();
    await field().fill("The wire");
    await page.getByRole("button", { name: "Heading" }).click();
    expect(await field().inputValue()).toBe("## The wire");
    await page.keyboard.press("End");
    await page.keyboard.type("\nmeasure it");
    await page.getByRole("button", { name: "Task", exact: true }).click();
    expect(await field().inputValue()).toBe("## The wire\n- [ ] measure it");
    await page.keyboard.type(" 测量");
    expect(await field().inputValue()).toBe("## The wire\n- [ ] measure it 测量");
    await page.getByRole("button", { name: "Quote" }).click();
    await page.keyboard.press("Control+z");
    expect(await field().inputValue()).toBe("## The wire\n- [ ] measure it 测量");
  });

  it("tick their boxes where they are read, with one changed letter", async () => {
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("checkbox", { name: "measure it 测量" }).check();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    expect(await field().inputValue()).toBe("## The wire\n- [x] measure it 测量");
  });

  it("lead to each other, and say what leads to them", async () => {
    await write("# The queue\n\nsee [[the wire|the other one]] #gpu #推理");
    await page.getByRole("link", { name: "The queue" }).click();
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("link", { name: "the other one" }).click();
    await page.getByText("Linked from").waitFor();
    await page.getByRole("link", { name: "The queue" }).last().click();
    // It was left as it reads, and opens so.
    await page.getByRole("link", { name: "the other one" }).waitFor();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expect.poll(() => field().inputValue()).toContain("[[the wire|the other one]]");
  });

  it("are found by their tags, and one that is pinned stands first", async () => {
    await write("# Old and dear #gpu");
    await write("# The newest");
    await page.getByRole("button", { name: "#gpu 2" }).click();
    await expect.poll(titles).toEqual(["Old and dear", "The queue"]);
    await page.getByRole("button", { name: "All", exact: true }).click();
    await page.getByRole("link", { name: "The wire" }).click();
    await page.getByRole("button", { name: "Pin", exact: true }).click();
    await page.getByRole("button", { name: "Unpin" }).waitFor();
    await page.goto(`${gateway.address}/notes`);
    await expect.poll(async () => (await titles())[0]).toBe("The wire");
  });

  it("are in the trash too where their text was taken out before", async () => {
    await page.getByRole("button", { name: "New note" }).click();
    await field().fill("soon empty");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await field().fill("");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Delete this note" }).click();
    await page.getByRole("button", { name: "Trash" }).click();
    await page.getByRole("button", { name: "Restore “Empty note”" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("come back from the trash as they were", async () => {
    await page.getByRole("link", { name: "The newest" }).click();
    await page.getByRole("button", { name: "Delete this note" }).click();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "The queue" }).waitFor();
    expect(await titles()).not.toContain("The newest");
    await page.getByRole("button", { name: "Trash" }).click();
    await page.getByRole("button", { name: "Restore “The newest”" }).click();
    await page.getByRole("button", { name: "Restore “The newest”" }).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "The newest" }).waitFor();
  });

  it("leave and come in again without doubling, and take what another editor changed", async () => {
    const before = await titles();
    const { bytes } = await downloadOf(page, "Export notes");
    const importZip = async (entries: Record<string, Uint8Array>): Promise<void> => {
      const zip = { name: "notes.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(entries)) };
      await page.getByLabel("Import notes").setInputFiles(zip);
    };
    const entries = unzipSync(Uint8Array.from(bytes));
    await importZip(entries);
    await page.getByText(`All ${before.length} of them are here already.`).waitFor();
    expect((await titles()).toSorted()).toEqual(before.toSorted());

    const name = Object.keys(entries).find((one) => one.startsWith("The queue")) ?? "";
    const edited = `${new TextDecoder().decode(entries[name])}\nwritten in another editor\n`;
    await importZip({
      ...entries,
      [name]: strToU8(edited),
      "vault/Ein Gedanke.md": strToU8("---\naliases: [Idee]\n---\n# Ein Gedanke\n\n#gpu"),
      "vault/.obsidian/workspace.md": strToU8("not a note"),
      "vault/picture.png": Uint8Array.of(1, 2, 3),
    });
    await page.getByText(`1 new, 1 newer, ${before.length - 1} here already`).waitFor();
    await page.getByRole("link", { name: "The queue" }).click();
    await expect.poll(() => field().inputValue()).toContain("written in another editor");
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "Ein Gedanke" }).click();
    await expect.poll(() => field().inputValue()).toBe("---\naliases: [Idee]\n---\n# Ein Gedanke\n\n#gpu");
    await page.goto(`${gateway.address}/notes`);
    // The first export again: by its index it is as it left, so nothing of it comes in.
    await importZip(entries);
    await page.getByText(`All ${before.length} of them are here already.`).waitFor();
    await page.getByRole("link", { name: "The queue" }).click();
    await expect.poll(() => field().inputValue()).toContain("written in another editor");
    await page.goto(`${gateway.address}/notes`);
    await page
      .getByLabel("Import notes")
      .setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("x") });
    await page.getByText("1 other file not taken along: 1 .pdf").waitFor();
    expect(device.errors).toEqual([]);
  });
});

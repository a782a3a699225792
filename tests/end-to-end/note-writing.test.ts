import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
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

/** A picture of one colour, as a file that any browser draws. */
async function picture(page: Page): Promise<Buffer> {
  const data = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 900);
    const context = canvas.getContext("2d");
    if (context !== null) context.fillRect(0, 0, 1200, 900);
    const blob = await canvas.convertToBlob({ type: "image/png" });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(data);
}

describe("writing a note", () => {
  it("is begun over any screen in one gesture, kept as it is typed, and about the article that is open", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await workerReady(page);
    await page.getByRole("button", { name: "Capture a thought" }).click();
    // Nothing is waited for: the field is there with the sheet, and every key counts.
    await field(page).waitFor();
    await page.keyboard.type("The wire decides");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("heading", { name: "Read", level: 1 }).waitFor();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "The wire decides" }).waitFor();
  });

  it("can be undone across the session: through the preview, another note and back", async () => {
    const { page } = device;
    await begin(page, "one");
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Heading" }).click();
    expect(await text(page)).toBe("## one");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("heading", { name: "one" }).last().waitFor();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "The wire decides" }).click();
    await expect.poll(() => text(page)).toBe("The wire decides");
    await page.getByRole("link", { name: "Back to notes" }).click();
    await page.getByRole("link", { name: "one", exact: true }).click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await field(page).pressSequentially(" two");
    await expect.poll(() => text(page)).toBe("## one two");
    await page.getByRole("link", { name: "Back to notes" }).click();
    await page.getByRole("link", { name: "one two", exact: true }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => text(page)).toBe("## one");
    await page.getByRole("button", { name: "Redo" }).click();
    await expect.poll(() => text(page)).toBe("## one two");
    await field(page).press("Control+z");
    await expect.poll(() => text(page)).toBe("## one");
  });

  it("links to an article by its address, which leads there, and the article says so", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/code`);
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).waitFor();
    await begin(page, "# On queues\n\nsee ");
    await page.getByRole("button", { name: "Link to…" }).click();
    await page.getByRole("textbox", { name: "What it is called" }).fill("queue for gpu");
    await page.getByRole("button", { name: /A queue for GPU jobs in forty lines/ }).click();
    await expect
      .poll(() => text(page))
      .toBe(`# On queues\n\nsee [A queue for GPU jobs in forty lines](${site.address}/code)`);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
    await page.getByText("Notes about this").waitFor();
    await page.getByRole("link", { name: "On queues" }).click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await expect.poll(() => text(page)).toContain("# On queues");
  });

  it("takes a picture, smaller where it is large, which is shown offline, leaves beside the note and comes in again", async () => {
    const { page } = device;
    await begin(page, "# Drawn\n\n");
    const file = { name: "two pools.png", mimeType: "image/png", buffer: await picture(page) };
    await page.getByLabel("Add a picture").setInputFiles(file);
    await expect.poll(() => text(page)).toMatch(/!\[two pools\]\(pictures\/[0-9a-f]{64}\.(?:webp|png)\)/);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    const written = await text(page);
    await device.context.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: "Preview" }).click();
    const shown = page.getByRole("img", { name: "two pools" });
    await expect
      .poll(() => shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBe(1600);
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "Drawn" }).waitFor();
    const { bytes } = await downloadOf(page, "Export notes");
    await device.context.setOffline(false);
    const entries = Object.keys(unzipSync(Uint8Array.from(bytes)));
    const path = /pictures\/[^)]+/.exec(written)?.[0] ?? "";
    expect(entries).toContain(path);
    // A device of its own, that met nobody.
    const alone = await startGateway();
    const other = await openDevice();
    await other.page.goto(`${alone.address}/notes`);
    await other.page
      .getByLabel("Import notes")
      .setInputFiles({ name: "notes.zip", mimeType: "application/zip", buffer: bytes });
    await other.page.getByRole("link", { name: "Drawn" }).click();
    await expect.poll(() => text(other.page)).toBe(written);
    await other.page.getByRole("button", { name: "Preview" }).click();
    await other.page.getByRole("img", { name: "two pools" }).waitFor();
    await other.close();
    await alone.kill();
    // It opens as it was left, as it reads.
    await page.getByRole("link", { name: "Drawn" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page
      .getByLabel("Add a picture")
      .setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await page.getByText("broken.png is no picture this browser can show.").waitFor();
    expect(await text(page)).toBe(written);
  });

  it("composes Chinese letter by letter while it is being kept", async () => {
    const { page } = device;
    await begin(page, "# 拼音\n\n");
    await field(page).press("Control+End");
    const cdp = await device.context.newCDPSession(page);
    for (const letters of ["n", "ni", "ni h", "ni ha", "ni hao"])
      await cdp.send("Input.imeSetComposition", {
        text: letters,
        selectionStart: letters.length,
        selectionEnd: letters.length,
      });
    // What is half typed is on the disk already, and stays in the field as the input method has it.
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await cdp.send("Input.insertText", { text: "你好" });
    expect(await text(page)).toBe("# 拼音\n\n你好");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.reload();
    await expect.poll(() => text(page)).toBe("# 拼音\n\n你好");
  });

  it("of great length is written in a field that shows the same, and is the same note", async () => {
    const { page } = device;
    const long = `# Long\n\n${"All of the words of a long day. ".repeat(2000)}`;
    await begin(page, long);
    await page.reload();
    await field(page).click();
    await field(page).press("Control+End");
    await page.keyboard.type(" The end 完");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await field(page).press("Control+Home");
    await page.keyboard.type("abc");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("完def");
    await page.keyboard.press("Backspace");
    expect((await field(page).textContent())?.startsWith("abc# 完deLong")).toBe(true);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    const { bytes } = await downloadOf(page, "Export this note");
    const written = bytes.toString();
    expect(written.startsWith("abc# 完deLong\n\nAll of the words")).toBe(true);
    expect(written.length).toBe(long.length + "abc完de The end 完".length);
    expect(written.slice(-60)).toBe(`${`${long} The end 完`.slice(-60)}`);
  });

  it("leaves by choice: some of the notes, and of those only what changed", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await page.getByRole("checkbox", { name: "Select “On queues”" }).check();
    await page.getByRole("checkbox", { name: "Select “The wire decides”" }).check();
    await page.getByRole("button", { name: "Export 2 notes" }).click();
    const first = await downloadOf(page, "Download as .zip");
    const names = (bytes: Buffer): readonly string[] => Object.keys(unzipSync(Uint8Array.from(bytes))).sort();
    expect(names(first.bytes)).toEqual(["On queues.md", "The wire decides.md"]);
    await page.getByRole("checkbox", { name: "Only what changed" }).check();
    await page.getByRole("button", { name: "Download as .zip" }).click();
    await page.getByText("Nothing has changed since the last export.").waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("link", { name: "The wire decides" }).click();
    await field(page).fill("The wire decides, mostly");
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.goto(`${gateway.address}/notes`);
    await page.getByRole("button", { name: "Export choices" }).click();
    await page.getByText("Everything", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Only what changed" }).check();
    const second = await downloadOf(page, "Download as .zip");
    // It keeps the name it left under; with everything goes the index by which notes are known again.
    expect(names(second.bytes)).toEqual([
      expect.stringMatching(/^\.wayside\/[0-9a-z]+\.json$/),
      "The wire decides.md",
      "拼音.md",
    ]);
    expect(device.errors).toEqual([]);
  });
});

describe("a note written on two devices", () => {
  it("without a network keeps both edits, and what the other took out can be had again", async () => {
    const { page } = device;
    await begin(page, "# Shared\n\nfirst line\n\nlast line\n");
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText(/^All met/).waitFor();
    const other = await openDevice();
    await other.page.goto(`${gateway.address}/notes`);
    await other.page.getByRole("link", { name: "Shared" }).click();
    await expect.poll(() => text(other.page)).toContain("last line");
    await device.context.setOffline(true);
    await other.context.setOffline(true);
    await field(page).fill("# Shared\n\nfirst line, by the phone\n\nlast line\n");
    await field(other.page).fill("# Shared\n\nfirst line\n\n");
    await other.page.getByText("Kept on this device", { exact: true }).waitFor();
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await other.context.setOffline(false);
    await other.page.getByRole("button", { name: "Sync now" }).click();
    await other.page.getByText(/^All met/).waitFor();
    await device.context.setOffline(false);
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect.poll(() => text(page)).toBe("# Shared\n\nfirst line, by the phone\n\n");
    await page.getByRole("button", { name: "Versions" }).click();
    await page.getByText(/^Before /).click();
    await page.getByRole("button", { name: /^Bring back the text from before/ }).click();
    await expect.poll(() => text(page)).toBe("# Shared\n\nfirst line, by the phone\n\nlast line\n");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect.poll(() => text(page)).toBe("# Shared\n\nfirst line, by the phone\n\n");
    await other.close();
  });
});

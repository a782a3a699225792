import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Device, openDevice, saveAddress } from "../support/chromium.ts";
import { ends } from "../support/page-ends.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import { Expectations } from "./expectations.ts";

/** Tasks of the plan; those of a device are its own to tick. */
export const TASKS = 30;
export const NOTES = ["shared-one", "shared-two"] as const;
/** Long, for a busy machine; what is interrupted by a fault is counted. */
const PATIENCE = 40_000;

/** A device with a profile of its own, and a person who does one thing after the other in it. */
export class LivingDevice {
  readonly expected = new Expectations();
  readonly counts = { acts: 0, interrupted: 0, kills: 0, ends: 0 };
  readonly errors: string[] = [];
  private readonly profile = mkdtempSync(join(tmpdir(), "wayside-life-"));
  private device: Device | undefined;
  private written = 0;
  private offline = false;
  private readonly own: string[] = [];

  constructor(
    private readonly index: number,
    private readonly devices: number,
    private readonly address: string,
    private readonly random: SeededRandom,
  ) {}

  get page(): Page {
    if (this.device === undefined) throw new Error("the device is off");
    return this.device.context.pages().at(-1) ?? this.device.page;
  }

  async start(): Promise<void> {
    this.device = await openDevice(this.profile);
    this.device.context.setDefaultTimeout(PATIENCE);
    // What evaluates functions in a page may name them by a helper of the compiler's.
    await this.device.context.addInitScript("globalThis.__name = (value) => value");
    await this.device.context.setOffline(this.offline);
  }

  /** Does one thing at random. What a fault elsewhere interrupts is counted, and nothing is expected of it. */
  async act(): Promise<void> {
    this.counts.acts++;
    const acts = [
      this.type,
      this.type,
      this.type,
      this.tick,
      this.tick,
      this.moveTopic,
      this.saveArticle,
      this.deleteArticle,
      this.deleteAndRestoreNote,
      this.goOnOrOffline,
      this.openSecondWindow,
      this.endPage,
      this.kill,
    ];
    try {
      await this.random.pick(acts).call(this);
    } catch (error) {
      this.counts.interrupted++;
      if (process.env.WAYSIDE_LIVE_VERBOSE !== undefined)
        process.stdout.write(`device ${this.index}: ${String(error).split("\n")[0]}\n`);
      if (this.page.isClosed()) await this.device?.context.newPage();
    }
  }

  private async open(path: string): Promise<Page> {
    const { page } = this;
    if (new URL(page.url(), this.address).href !== `${this.address}/${path}`)
      await page.goto(`${this.address}/${path}`);
    return page;
  }

  private async type(): Promise<void> {
    const page = await this.open(`notes?note=${this.random.pick(NOTES)}`);
    const field = page.getByRole("textbox", { name: "Note" });
    await field.focus();
    await page.keyboard.press("Control+End");
    const words = 1 + this.random.below(12);
    const second = this.random.below(3) === 0 ? await this.device?.context.newPage() : undefined;
    // Not waited for: letters come while it starts, and whenever it is seen.
    const opening = second?.goto(`${this.address}/today`).catch(() => undefined);
    for (let word = 0; word < words; word++) {
      if (second !== undefined && word % 3 === 2)
        await second
          .evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
          .catch(() => undefined);
      const text = `d${this.index}w${this.written++}`;
      await page.keyboard.insertText(`${text} `);
      this.expected.typed(text);
    }
    await opening;
    if (second !== undefined) await (this.random.below(2) === 0 ? second.close() : page.close());
    // A window that closes is safe, and so is what it was told last.
    if (second !== undefined && page.isClosed()) return this.expected.settle();
    if (this.random.below(3) === 0) await this.endPageNow();
    else if (this.random.below(2) === 0) {
      await page.getByText("Kept on this device", { exact: true }).waitFor();
      this.expected.settle();
    }
  }

  private async tick(): Promise<void> {
    const page = await this.open("plan?view=whole");
    const box = this.index + this.devices * this.random.below(Math.floor(TASKS / this.devices));
    const checkbox = page.getByRole("checkbox", { name: `Task number ${box},` });
    await checkbox.waitFor();
    const checked = await checkbox.evaluate((element) => {
      (element as HTMLInputElement).click();
      return (element as HTMLInputElement).checked;
    });
    this.expected.ticked(box, checked);
    if (this.random.below(2) === 0) await this.endPageNow();
  }

  private async moveTopic(): Promise<void> {
    const page = await this.open("plan?view=topics");
    const up = page.getByRole("button", { name: /^Move “.*” up$/ });
    await up.first().waitFor();
    const at = this.random.below(await up.count());
    await up.nth(at).evaluate((element) => (element as HTMLButtonElement).click());
    if (this.random.below(2) === 0) await this.endPageNow();
  }

  private async saveArticle(): Promise<void> {
    const page = await this.open("read");
    const address = `https://device-${this.index}.example/${this.written++}`;
    await saveAddress(page, address);
    this.own.push(address);
    this.expected.article(address, false);
    this.expected.settle();
  }

  private async deleteArticle(): Promise<void> {
    const address = this.random.pick(this.own);
    if (address === undefined) return;
    const page = await this.open("read");
    const title = address.replace("https://", "");
    await page.getByRole("button", { name: `More for “${title}”` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await page
      .getByText("1 deleted")
      .or(page.getByText(/^Deleted/))
      .first()
      .waitFor();
    this.expected.article(address, true);
    this.expected.settle();
    if (this.random.below(2) === 0) {
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("link", { name: title, exact: true }).waitFor();
      this.expected.article(address, false);
      this.expected.settle();
    } else this.own.splice(this.own.indexOf(address), 1);
  }

  private async deleteAndRestoreNote(): Promise<void> {
    const page = await this.open(`notes?note=own-${this.index}`);
    const field = page.getByRole("textbox", { name: "Note" });
    await field.focus();
    await page.keyboard.press("Control+End");
    const text = `d${this.index}w${this.written++}`;
    await page.keyboard.insertText(`${text} `);
    this.expected.typed(text);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    this.expected.settle();
    await page.getByRole("button", { name: "Delete this note" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("textbox", { name: "Note" }).waitFor();
  }

  private async goOnOrOffline(): Promise<void> {
    this.offline = !this.offline;
    await this.device?.context.setOffline(this.offline);
  }

  private async openSecondWindow(): Promise<void> {
    const context = this.device?.context;
    if (context === undefined || context.pages().length > 2) return;
    const typing = this.page;
    const second = await context.newPage();
    await second.goto(`${this.address}/${this.random.pick(["today", "notes", `notes?note=${NOTES[0]}`])}`);
    if (this.random.below(2) === 0) await typing.close();
    else await second.close();
  }

  private async endPage(): Promise<void> {
    await this.endPageNow();
  }

  /** Ends the page in the task of whatever was done last; that is safe all the same. */
  private async endPageNow(): Promise<void> {
    if (this.device === undefined) return;
    this.counts.ends++;
    await this.random.pick(Object.values(ends))(this.device.context, this.page);
    this.expected.settle();
  }

  /** Kills the whole browser. What was not yet shown as saved may be gone with it. */
  private async kill(): Promise<void> {
    this.counts.kills++;
    this.expected.forget();
    this.killBrowser();
    await this.device?.context.close().catch(() => undefined);
    await this.start();
    await this.page.goto(`${this.address}/today`);
  }

  private killBrowser(): void {
    try {
      execFileSync("pkill", ["-9", "-f", this.profile]);
    } catch {
      // It has ended already.
    }
  }

  /** With a network again, meets at all its locations; resolves when nothing waits. */
  async meet(): Promise<void> {
    this.offline = false;
    await this.device?.context.setOffline(false);
    const { page } = this;
    await page.goto(`${this.address}/settings`);
    const sync = page.getByRole("button", { name: "Sync now" }).first();
    await sync.click();
    await page.getByText("Meeting…").first().waitFor({ state: "detached", timeout: 60_000 });
  }

  async end(): Promise<void> {
    await this.device?.context.close().catch(() => undefined);
    this.killBrowser();
  }
}

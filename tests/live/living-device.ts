import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Device, openDevice, saveAddress } from "../support/chromium.ts";
import { selectPassage } from "../support/open-article.ts";
import { ends, waysToEnd } from "../support/page-ends.ts";
import { picture } from "../support/pages.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import { Expectations } from "./expectations.ts";
import { storedRecords } from "./stored-records.ts";
import { within } from "./within.ts";

/** Tasks of the plan; those of a device are its own to tick. */
export const TASKS = 30;
export const NOTES = ["shared-one", "shared-two"] as const;
/** An article that all devices have, of so many parts of so many numbered paragraphs; those of a device are its own to highlight. */
export const SHARED_ARTICLE = "/long";
export const SHARED_TITLE = "Why prefill and decode want different machines";
const PARTS = 24;
const PARAGRAPHS = 8;
/** So few that the list of all devices' articles needs no scrolling. */
const MOST_ARTICLES = 6;
/** Long, for a busy machine; what is interrupted by a fault is counted. */
const PATIENCE = 40_000;
/** The longest that a whole act may take before its page counts as one that hangs. */
const LONGEST_ACT = 90_000;
/** Nothing has left the journal for so long, though the page lives: what stands there will not be executed any more. */
const JOURNAL_PATIENCE = 30_000;
/** Pixels of the view's height, for all rows of the queue. */
const TALL = 3000;

/** A device with a profile of its own, and a person who does one thing after the other in it. */
export class LivingDevice {
  readonly expected = new Expectations();
  readonly counts = { acts: 0, interrupted: 0, kills: 0, ends: 0 };
  /** What went wrong before the end; one is enough. */
  readonly found: string[] = [];
  /** What was done and what befell the device, in order. */
  private readonly trail: string[] = [];
  private readonly profile = mkdtempSync(join(tmpdir(), "wayside-life-"));
  private device: Device | undefined;
  private written = 0;
  private offline = false;
  /** Addresses of the own articles that are in the queue. */
  private readonly own: string[] = [];
  private highlightedParagraphs = 0;

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
    this.device = await openDevice(this.profile, { height: TALL });
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
      this.moveTopic,
      this.moveTopic,
      this.saveArticle,
      this.putArticleAway,
      this.moveArticleToTop,
      this.highlight,
      this.attachPicture,
      this.deleteAndRestoreNote,
      this.goOnOrOffline,
      this.openSecondWindow,
      this.endPage,
      this.kill,
    ];
    const act = this.random.pick(acts);
    this.trail.push(`${act.name}${this.offline ? ", offline" : ""}`);
    try {
      await within(LONGEST_ACT, act.name, act.call(this));
    } catch (error) {
      this.counts.interrupted++;
      this.trail.push("interrupted");
      if (process.env.WAYSIDE_LIVE_VERBOSE !== undefined)
        process.stdout.write(`device ${this.index}, ${act.name}: ${String(error)}\n`);
      await within(PATIENCE, "a new start", this.startAnew()).catch(async () => {
        // Not even that: the whole browser goes, and nothing that it had not kept is expected of it.
        this.expected.forget();
        await this.restart();
      });
    }
  }

  /** Away from whatever stands open, in a page that lives. */
  private async startAnew(): Promise<void> {
    if (this.page.isClosed()) await this.device?.context.newPage();
    await this.page.goto(`${this.address}/today`).catch(() => undefined);
    await this.page.evaluate(() => undefined);
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
    const second = this.random.below(2) === 0 ? await this.device?.context.newPage() : undefined;
    const meanwhile = this.random.below(2) === 0;
    // Not waited for: letters come while it starts, and whenever it is seen.
    const opening = second?.goto(`${this.address}/today`).catch(() => undefined);
    for (let word = 0; word < words; word++) {
      // Half of the time it has started in the midst of the words, else they are all there before.
      if (meanwhile && word === 1) await opening;
      if (second !== undefined && word % 3 === 1)
        await second
          .evaluate(() => document.dispatchEvent(new Event("visibilitychange")))
          .catch(() => undefined);
      const text = `d${this.index}w${this.written++}`;
      await page.keyboard.insertText(`${text} `);
      this.trail.push(text);
      this.expected.typed(text);
    }
    await opening;
    if (second !== undefined) {
      await (this.random.below(2) === 0 ? second.close() : page.close());
      this.trail.push(page.isClosed() ? "its own window closed" : "the other window closed");
    }
    // A window that closes is safe, and so is what it was told last.
    if (second !== undefined && page.isClosed()) return this.expected.note();
    if (this.random.below(3) === 0) await this.endPageNow();
    else if (this.random.below(2) === 0) {
      await page.getByText("Kept on this device", { exact: true }).waitFor();
      this.expected.settle();
      this.trail.push("shown as kept");
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
    if (this.own.length >= MOST_ARTICLES) return this.putArticleAway();
    const page = await this.open("read");
    const address = `https://device-${this.index}.example/${this.written++}`;
    await saveAddress(page, address);
    this.own.push(address);
    this.expected.article(address, "queue");
    this.expected.note();
  }

  private async openActions(address: string): Promise<Page> {
    const page = await this.open("read");
    await page.getByRole("button", { name: `More for “${titleOf(address)}”` }).click();
    return page;
  }

  private async putArticleAway(): Promise<void> {
    if (this.own.length === 0) return;
    const address = this.random.pick(this.own);
    const page = await this.openActions(address);
    const [action, state, toast] = this.random.pick([
      ["Delete", "deleted", "Deleted"],
      ["Archive", "archive", "Put away"],
    ] as const);
    await page.getByRole("dialog").getByRole("button", { name: action, exact: true }).click();
    await page.getByText(toast, { exact: true }).waitFor();
    this.expected.article(address, state);
    this.expected.note();
    if (this.random.below(2) === 0) {
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("link", { name: titleOf(address), exact: true }).waitFor();
      this.expected.article(address, "queue");
      this.expected.note();
    } else this.own.splice(this.own.indexOf(address), 1);
  }

  private async moveArticleToTop(): Promise<void> {
    if (this.own.length === 0) return;
    const address = this.random.pick(this.own);
    await (await this.open("read")).getByLabel("Order").selectOption("hand");
    const page = await this.openActions(address);
    const sheet = page.getByRole("dialog");
    const move = sheet.getByRole("button", { name: "Move to the top" });
    await move.waitFor();
    const close = sheet.getByRole("button", { name: "Close", exact: true });
    // It is at the top already.
    if (await move.isDisabled()) return close.click();
    await move.evaluate((element) => (element as HTMLButtonElement).click());
    this.expected.movedToTop(address);
    if (this.random.below(2) === 0) await this.endPageNow();
    else {
      await close.click();
      await page
        .getByRole("listitem")
        .filter({ has: page.getByRole("button", { name: /^More for/ }) })
        .first()
        .getByRole("link", { name: titleOf(address), exact: true })
        .waitFor();
      this.expected.note();
    }
  }

  private async highlight(): Promise<void> {
    const number = this.index + this.devices * this.highlightedParagraphs;
    if (number >= PARTS * PARAGRAPHS) return;
    const page = await this.open("read");
    await page.getByRole("link", { name: SHARED_TITLE }).click();
    const passage = `(${Math.floor(number / PARAGRAPHS) + 1}.${(number % PARAGRAPHS) + 1})`;
    await page.getByText(passage).waitFor();
    await selectPassage(page, passage, passage);
    const button = page.getByRole("button", { name: "Highlight", exact: true });
    await button.waitFor();
    await button.evaluate((element) => (element as HTMLButtonElement).click());
    this.highlightedParagraphs++;
    this.expected.highlighted(passage);
    if (this.random.below(2) === 0) return this.endPageNow();
    await page.locator("mark[data-highlight]").getByText(passage).waitFor();
    this.expected.note();
  }

  private async attachPicture(): Promise<void> {
    const page = await this.open(`notes?note=own-${this.index}`);
    const field = page.getByRole("textbox", { name: "Note" });
    await field.focus();
    await page.keyboard.press("Control+End");
    const name = `d${this.index}p${this.written++}`;
    // What stands behind a PNG's last part is not read, and makes it another file.
    const buffer = Buffer.concat([picture, Buffer.from(name)]);
    await page
      .getByLabel("Add a picture")
      .setInputFiles({ name: `${name}.png`, mimeType: "image/png", buffer });
    const hash = createHash("sha256").update(buffer).digest("hex");
    await field.filter({ hasText: hash }).waitFor();
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    this.expected.attached(hash);
    this.expected.settle();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(" ");
  }

  private async deleteAndRestoreNote(): Promise<void> {
    const page = await this.open(`notes?note=own-${this.index}`);
    const field = page.getByRole("textbox", { name: "Note" });
    await field.focus();
    await page.keyboard.press("Control+End");
    const text = `d${this.index}w${this.written++}`;
    await page.keyboard.insertText(`${text} `);
    this.trail.push(text);
    this.expected.typed(text);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    this.expected.settle();
    await page.getByRole("button", { name: "Delete this note" }).click();
    // While it is being deleted the editor is still there, with an Undo of its own for what was typed.
    await page
      .getByRole("status")
      .filter({ hasText: "Note deleted" })
      .getByRole("button", { name: "Undo" })
      .click();
    // Its row is there again, named by its first words.
    await page
      .getByRole("link", { name: new RegExp(`d${this.index}[pw]`) })
      .first()
      .waitFor();
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
    const way = this.random.pick(waysToEnd);
    this.trail.push(way);
    await ends[way](this.device.context, this.page);
    this.expected.note();
  }

  /** Kills the whole browser, half of the time once nothing waits any more. What the disk does not have may be gone with it. */
  private async kill(): Promise<void> {
    this.counts.kills++;
    if (this.random.below(2) === 0) {
      await this.journalIsEmpty();
      this.trail.push("nothing waited");
      this.expected.settle();
    }
    this.expected.forget();
    await this.restart();
    await this.page.goto(`${this.address}/today`);
  }

  /** Resolves when nothing waits; an entry that stays in the journal of a page that lives is a fault found. */
  private async journalIsEmpty(): Promise<void> {
    const { page } = this;
    const end = Date.now() + JOURNAL_PATIENCE;
    while ((await storedRecords(page)).journal > 0) {
      if (Date.now() < end) continue;
      this.found.push(
        `device ${this.index}: what was done stays in the journal: ${this.trail.slice(-6).join(" → ")}`,
      );
      throw new Error("something still waits in the journal");
    }
  }

  private async restart(): Promise<void> {
    this.killBrowser();
    await this.close();
    await this.start();
  }

  /** A browser that was killed may not answer to being closed. */
  private async close(): Promise<void> {
    const closed = this.device?.context.close() ?? Promise.resolve();
    await within(PATIENCE, "the browser", closed).catch(() => undefined);
  }

  /** What was done after a word was typed, for whoever looks for one that is gone. */
  after(word: string): string {
    const typed = this.trail.indexOf(word);
    return this.trail.slice(typed, typed + 8).join(" → ");
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
    await within(LONGEST_ACT, "a meeting", this.meetOnce());
  }

  private async meetOnce(): Promise<void> {
    const { page } = this;
    await page.goto(`${this.address}/settings`);
    const sync = page.getByRole("button", { name: "Sync now" }).first();
    await sync.click();
    await page.getByText("Meeting…").first().waitFor({ state: "detached", timeout: 60_000 });
  }

  async end(): Promise<void> {
    this.killBrowser();
    await this.close();
  }
}

/** What an article is called whose page was never read. */
function titleOf(address: string): string {
  return address.replace("https://", "");
}

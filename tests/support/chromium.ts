import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/find-browsers.ts";

export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page without anyone asking. */
  readonly errors: string[];
  /** Closes the browser and opens it again on the same profile. */
  relaunch(address: string): Promise<Device>;
  close(): Promise<void>;
}

/** How many times slower the browser's processor is made (the debugging protocol's CPU throttling). */
const SLOWDOWN = Number(process.env.WAYSIDE_SLOWDOWN ?? 1);
/** Milliseconds to wait for what a person would see; long, for it is never waited for in vain. */
const PATIENCE = 30_000 * SLOWDOWN;

/** Makes every page of a browser slow, where the tests are to be tried so. */
async function slowDown(context: BrowserContext): Promise<void> {
  if (SLOWDOWN === 1) return;
  const slow = async (page: Page): Promise<void> => {
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  };
  context.on("page", (page) => void slow(page).catch(() => undefined));
  await Promise.all(context.pages().map(slow));
}

/** A Chromium with a profile of its own on the disk, as a phone has one. */
export async function openDevice(
  profile = mkdtempSync(join(tmpdir(), "wayside-profile-")),
  options: {
    readonly width?: number;
    readonly height?: number;
    readonly dark?: boolean;
    readonly scale?: number;
    readonly touch?: boolean;
    /** A server here that is taken for GitHub's API. */
    readonly github?: { readonly port: number };
  } = {},
): Promise<Device> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      ...(options.github === undefined
        ? []
        : [
            `--host-resolver-rules=MAP api.github.com:443 127.0.0.1:${options.github.port}`,
            "--ignore-certificate-errors",
          ]),
    ],
    headless: true,
    acceptDownloads: true,
    viewport: { width: options.width ?? 390, height: options.height ?? 844 },
    colorScheme: options.dark === true ? "dark" : "light",
    hasTouch: options.touch === true,
    deviceScaleFactor: options.scale ?? 1,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  await slowDown(context);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return {
    context,
    page,
    errors,
    relaunch: async (address) => {
      await context.close();
      const device = await openDevice(profile, options);
      await device.page.goto(address);
      return device;
    },
    close: () => context.close(),
  };
}

/** Waits until the service worker has the whole app on the device. */
export async function workerReady(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** The bytes of what a press of a button downloads. */
export async function downloadOf(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Goes to a place of the app by its link; it is there when its own heading is, or what stands there without a plan. */
export async function goTo(page: Page, place: "Today" | "Plan" | "Read" | "Radar" | "Notes"): Promise<void> {
  const link = page.getByRole("link", { name: place, exact: true });
  // On a phone an open article is the whole screen: its own way back comes first.
  const back = page.getByRole("link", { name: "Back to the queue" });
  await link.or(back).first().waitFor();
  if (!(await link.isVisible())) await back.click();
  await link.click();
  const there = page.getByRole("heading", { name: place, level: 1, exact: true });
  const without = page.getByRole("button", { name: "Start with the sample plan" });
  await (place === "Today" || place === "Plan" ? there.or(without) : there).waitFor();
}

/** Saves an article on the page of the queue by its address: in the field where it stands, or in that behind the +. */
export async function saveAddress(page: Page, address: string): Promise<void> {
  const add = page.getByRole("button", { name: "More ways to add" });
  await add.waitFor();
  const field = page.getByRole("textbox", { name: "Address" });
  if (!(await field.isVisible())) await add.click();
  await field.fill(address);
  await page.getByRole("button", { name: "Save article" }).click();
  // It is saved when the field is empty or gone, and refused when the field says so.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLInputElement>("input[inputmode=url]")].every(
      (input) => input.value === "" || input.getAttribute("aria-invalid") === "true",
    ),
  );
}

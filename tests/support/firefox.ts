import puppeteer from "puppeteer-core";
import type { OfflineBrowser } from "./offline-browser.ts";

/** A Firefox, driven through WebDriver BiDi. */
export async function openFirefox(path: string): Promise<OfflineBrowser> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: path, headless: true });
  let page = await browser.newPage();
  return {
    goto: async (address) => {
      await page.goto(address, { waitUntil: "load" });
    },
    reload: async () => {
      await page.reload({ waitUntil: "load" });
    },
    reopen: async (address) => {
      const next = await browser.newPage();
      await page.close();
      page = next;
      await page.goto(address, { waitUntil: "load" });
    },
    run: (script) => page.evaluate(script),
    close: () => browser.close(),
  };
}

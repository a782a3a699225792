import puppeteer, { type Page } from "puppeteer-core";
import type { OfflineBrowser } from "./offline-browser.ts";

/** A Firefox, driven through WebDriver BiDi. */
export async function openFirefox(path: string): Promise<OfflineBrowser> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: path, headless: true });
  let page = await browser.newPage();
  const beside: Page[] = [];
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
    openBeside: async (address) => {
      const next = await browser.newPage();
      beside.push(next);
      next.goto(address).catch(() => undefined);
    },
    runBeside: async (script) => {
      for (const other of beside) await other.evaluate(script);
    },
    closeBeside: async () => {
      for (const other of beside.splice(0)) await other.close();
    },
    run: (script) => page.evaluate(script),
    close: () => browser.close(),
  };
}

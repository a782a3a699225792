import type { BrowserContext, Page } from "playwright-core";

/** Ways in which a page ends in the same moment, each leading to a page that is there again. */
export const ends = {
  "reload, by the browser's own button": async (context: BrowserContext, page: Page): Promise<Page> => {
    const cdp = await context.newCDPSession(page);
    // Issued from outside; the page is not asked.
    await Promise.all([page.waitForEvent("load"), cdp.send("Page.reload")]);
    await cdp.detach();
    return page;
  },
  "closing the tab": async (context: BrowserContext, page: Page): Promise<Page> => {
    const address = page.url();
    // Before the last of a profile's tabs, another is opened: a browser without any would end.
    const next = await context.newPage();
    await page.close();
    await next.goto(address);
    return next;
  },
  "a crash of the page's process": async (context: BrowserContext, page: Page): Promise<Page> => {
    const address = page.url();
    const cdp = await context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    cdp.send("Page.crash").catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await page.close();
    await next.goto(address);
    return next;
  },
} as const;

export const waysToEnd = Object.keys(ends) as readonly (keyof typeof ends)[];

import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { TRIES } from "../support/rounds.ts";

const plan = resolve(import.meta.dirname, "../plans/long.md");
/** So many ticks or words fall into the moment before each end of the page. */
const AT_ONCE = 10;
const ROUNDS = Math.ceil(TRIES / AT_ONCE);

let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
  const { page } = device;
  await page.goto(`${gateway.address}/plan`);
  await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("link", { name: "Whole", exact: true }).waitFor();
  await workerReady(page);
  await gateway.kill();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

/** Ways in which a page ends in the same moment, each leading to a page that is there again. */
const ends = {
  "reload, by the browser's own button": async (page: Page): Promise<Page> => {
    const cdp = await device.context.newCDPSession(page);
    // Issued from outside; the page is not asked.
    await Promise.all([page.waitForEvent("load"), cdp.send("Page.reload")]);
    await cdp.detach();
    return page;
  },
  "closing the tab": async (page: Page): Promise<Page> => {
    const address = page.url();
    // Before the last of a profile's tabs, another is opened: a browser without any would end.
    const next = await device.context.newPage();
    await page.close();
    await next.goto(address);
    return next;
  },
  "a crash of the page's process": async (page: Page): Promise<Page> => {
    const address = page.url();
    const cdp = await device.context.newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    cdp.send("Page.crash").catch(() => undefined);
    await crashed;
    const next = await device.context.newPage();
    await page.close();
    await next.goto(address);
    return next;
  },
} as const;

describe.each(Object.keys(ends) as (keyof typeof ends)[])("%s in the same moment", (end) => {
  it(
    `loses none of ${ROUNDS * AT_ONCE} ticks`,
    async () => {
      const lost: string[] = [];
      let page = await device.context.newPage();
      await page.goto(`${gateway.address}/plan?view=whole`);
      for (let round = 0; round < ROUNDS; round++) {
        await page.getByRole("checkbox").nth(399).waitFor();
        const first = (round * AT_ONCE) % 400;
        const wanted = await page.evaluate(
          ([from, count]) =>
            [...document.querySelectorAll<HTMLInputElement>("input.stop__box")]
              .slice(from, from + count)
              .map((box) => {
                box.click();
                return box.checked;
              }),
          [first, AT_ONCE] as const,
        );
        page = await ends[end](page);
        await page.getByRole("checkbox").nth(399).waitFor();
        const found = await page.evaluate(
          ([from, count]) =>
            [...document.querySelectorAll<HTMLInputElement>("input.stop__box")]
              .slice(from, from + count)
              .map((box) => box.checked),
          [first, AT_ONCE] as const,
        );
        found.forEach((checked, index) => {
          if (checked !== wanted[index]) lost.push(`round ${round}, box ${first + index}`);
        });
      }
      await page.close();
      expect(lost).toEqual([]);
    },
    ROUNDS * 15_000,
  );

  it(
    `loses none of ${ROUNDS * AT_ONCE} typed words`,
    async () => {
      let page = await device.context.newPage();
      const id = `durability${Object.keys(ends).indexOf(end)}`;
      await page.goto(`${gateway.address}/notes?note=${id}`);
      const typed: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const field = page.getByRole("textbox", { name: "Note" });
        await field.focus();
        for (let word = 0; word < AT_ONCE; word++) {
          typed.push(`w${round}-${word}`);
          await page.keyboard.insertText(`w${round}-${word} `);
        }
        page = await ends[end](page);
        await page.getByRole("textbox", { name: "Note" }).waitFor();
      }
      const text = await page.getByRole("textbox", { name: "Note" }).inputValue();
      expect(text.trim().split(/\s+/)).toEqual(typed);
      await page.close();
    },
    ROUNDS * 15_000,
  );
});

import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { ends, waysToEnd } from "../support/page-ends.ts";
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

describe.each(waysToEnd)("%s in the same moment", (end) => {
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
        page = await ends[end](device.context, page);
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
      const id = `durability${waysToEnd.indexOf(end)}`;
      await page.goto(`${gateway.address}/notes?note=${id}`);
      const typed: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const field = page.getByRole("textbox", { name: "Note" });
        await field.focus();
        for (let word = 0; word < AT_ONCE; word++) {
          typed.push(`w${round}-${word}`);
          await page.keyboard.insertText(`w${round}-${word} `);
        }
        page = await ends[end](device.context, page);
        await page.getByRole("textbox", { name: "Note" }).waitFor();
      }
      const text = await page.getByRole("textbox", { name: "Note" }).inputValue();
      expect(text.trim().split(/\s+/)).toEqual(typed);
      await page.close();
    },
    ROUNDS * 15_000,
  );
});

describe("further windows while someone types", () => {
  const opening = {
    "is opened": (page: Page) => page.goto(`${gateway.address}/today`),
    "is opened at the same note": (page: Page, id: string) =>
      page.goto(`${gateway.address}/notes?note=${id}`),
    "is opened and crashes": async (page: Page) => {
      await page.goto(`${gateway.address}/today`);
      const cdp = await device.context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      cdp.send("Page.crash").catch(() => undefined);
      await crashed;
    },
    "is opened, frozen and thawed": async (page: Page) => {
      const cdp = await device.context.newCDPSession(page);
      await page.goto(`${gateway.address}/today`);
      await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
      await cdp.send("Page.setWebLifecycleState", { state: "active" });
    },
    "is shown again": async (page: Page) => {
      await page.goto(`${gateway.address}/today`);
      for (let time = 0; time < 10; time++)
        await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    },
  } as const;

  it.each(Object.keys(opening) as (keyof typeof opening)[])(
    "one that %s takes no letter away",
    async (way) => {
      const id = `windows-${Object.keys(opening).indexOf(way)}`;
      const typing = await device.context.newPage();
      await typing.goto(`${gateway.address}/notes?note=${id}`);
      const field = typing.getByRole("textbox", { name: "Note" });
      await field.focus();
      const further: Page[] = [];
      let typed = "";
      for (let word = 0; word < 60; word++) {
        typed += `w${word} `;
        await typing.keyboard.insertText(`w${word} `);
        if (word % 20 === 10) {
          const page = await device.context.newPage();
          further.push(page);
          // Not waited for: letters come while it starts.
          opening[way](page, id).catch(() => undefined);
        }
        await typing.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
      await typing.getByText("Kept on this device", { exact: true }).waitFor();
      expect(await field.inputValue()).toBe(typed);
      await typing.close();
      for (const page of further) await page.close();
      const again = await device.context.newPage();
      await again.goto(`${gateway.address}/notes?note=${id}`);
      await expect.poll(() => again.getByRole("textbox", { name: "Note" }).inputValue()).toBe(typed);
      await again.close();
    },
  );
});

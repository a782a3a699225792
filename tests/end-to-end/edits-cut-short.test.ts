import { describe, expect, it } from "vitest";
import { openDevice, workerReady } from "../support/chromium.ts";
import { startGateway } from "../support/gateway-process.ts";
import { ends } from "../support/page-ends.ts";

describe("an edit of the plan cut short", () => {
  it("is there at the next start, which is like any other", { timeout: 600_000 }, async () => {
    const topics =
      "# Gaps\n\n## Topics\n\n| No. | Topic | Priority |\n|---|---|---|\n| 1 | Alpha | High |\n| 2 | Beta | High |\n";
    const gateway = await startGateway();
    const device = await openDevice();
    let { page } = device;
    await page.goto(`${gateway.address}/plan`);
    await page.getByLabel("Open a Markdown plan").setInputFiles({
      name: "gaps.md",
      mimeType: "text/markdown",
      buffer: Buffer.from(topics),
    });
    await page.getByRole("button", { name: "Use this plan" }).click();
    await workerReady(page);
    for (const end of Object.values(ends)) {
      for (let round = 0; round < 3; round++) {
        await page.goto(`${gateway.address}/plan?view=topics`);
        const shown = (): Promise<void> =>
          page
            .getByRole("button", { name: /^Move “.*” up$/ })
            .first()
            .waitFor();
        await shown();
        const order = (): Promise<readonly string[]> =>
          page.evaluate(() =>
            [...document.querySelectorAll("button")].flatMap(
              (button) => /^Move “(.*)” up$/.exec(button.getAttribute("aria-label") ?? "")?.[1] ?? [],
            ),
          );
        const [first = "", second = ""] = await order();
        await page.evaluate((topic) => {
          document.querySelector<HTMLButtonElement>(`button[aria-label="Move “${topic}” up"]`)?.click();
        }, second);
        page = await end(device.context, page);
        await shown();
        expect(await order()).toEqual([second, first]);
      }
    }
    await page.goto(`${gateway.address}/today`);
    await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    await device.close();
    await gateway.kill();
  });
});

describe("a setting of this device cut short", () => {
  it("is as it was chosen at the next start", { timeout: 600_000 }, async () => {
    const gateway = await startGateway();
    const device = await openDevice();
    let { page } = device;
    await page.goto(`${gateway.address}/settings`);
    await workerReady(page);
    const field = () => page.getByLabel("Room for recordings");
    for (const end of Object.values(ends))
      for (const megabytes of [200, 2000, 500]) {
        await field().waitFor();
        await field().selectOption(String(megabytes * 1_000_000));
        page = await end(device.context, page);
        await expect.poll(() => field().inputValue()).toBe(String(megabytes * 1_000_000));
      }
    await device.close();
    await gateway.kill();
  });
});

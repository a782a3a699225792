import { afterAll, beforeAll, expect, it } from "vitest";
import { type Device, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
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

it("an article prints as pages of text, without what only a screen needs", async () => {
  const { page } = device;
  await page.goto(`${gateway.address}/read`);
  await saveAddress(page, `${site.address}/code`);
  await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
  await page.locator(".article__text pre").first().waitFor();
  for (const width of [794, 1280]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
      const isShown = (name: string): boolean =>
        [...document.querySelectorAll(name)].some((element) => element.getClientRects().length > 0);
      return {
        screenOnly: [".tab-bar", ".frame__top", ".reader__foot", ".sub-header", ".skip-link"].filter(isShown),
        hasText: isShown(".article__text") && isShown(".article__title"),
        code: getComputedStyle(document.querySelector(".article__text pre") as Element).whiteSpace,
        isWhole:
          (document.querySelector(".article__frame")?.scrollHeight ?? 0) <=
          (document.querySelector(".article__frame")?.clientHeight ?? 0) + 1,
      };
    });
    expect(seen).toEqual({ screenOnly: [], hasText: true, code: "pre-wrap", isWhole: true });
    await page.emulateMedia({ media: "screen" });
  }
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const plans = resolve(import.meta.dirname, "../plans");
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

it("no screen scrolls sideways at twice the text size, on a phone or a narrow one, in English or Chinese", async () => {
  const { page } = device;
  const screens = [
    "today",
    "plan",
    "plan?view=topics",
    "plan?view=whole",
    "read",
    "radar",
    "radar?view=events",
    "radar?view=sources",
    "radar?view=links",
    "notes",
    "notes?report=month",
    "notes?report=hours",
    "settings",
    "find?q=queue",
  ];
  await page.goto(`${gateway.address}/read`);
  await saveAddress(page, `${site.address}/code`);
  await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
  await page.locator(".article__text p").first().waitFor();
  screens.push(new URL(page.url()).href.slice(gateway.address.length + 1));
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("# A note\n\n- [ ] one line");
  await page.getByText("Kept on this device", { exact: true }).waitFor();
  screens.push(new URL(page.url()).href.slice(gateway.address.length + 1));
  const wide: string[] = [];
  for (const plan of ["october.md", "chinese.md"]) {
    await page.goto(`${gateway.address}/plan?view=bring`);
    await page.getByLabel("Open a Markdown plan").setInputFiles({
      name: plan,
      mimeType: "text/markdown",
      buffer: readFileSync(resolve(plans, plan)),
    });
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
    await page.getByText("is on board").waitFor();
    for (const screen of screens) {
      await page.goto(`${gateway.address}/${screen}`);
      await page.locator("main h1").first().waitFor({ state: "attached" });
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        const over = await page.evaluate(async () => {
          document.documentElement.style.fontSize = "200%";
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          return document.documentElement.scrollWidth - innerWidth;
        });
        if (over > 0) wide.push(`${screen} at ${width}: ${over} px`);
      }
    }
  }
  expect(wide).toEqual([]);
  expect(device.errors).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

const DAYS_AHEAD = 400;

let gateway: GatewayProcess;
let right: Device;
let ahead: Device;
beforeAll(async () => {
  gateway = await startGateway({});
  [right, ahead] = [await openDevice(), await openDevice()];
  await ahead.page.clock.setFixedTime(new Date(Date.now() + DAYS_AHEAD * 24 * 60 * 60 * 1000));
});
afterAll(async () => {
  await right.close();
  await ahead.close();
  await gateway.kill();
});

const plan = "# A plan\n\n## Week 1\n\n- [ ] Set the clock\n- [ ] Wind it\n";
const task = "Set the clock";

async function sync({ page }: Device): Promise<void> {
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByText("Meeting…").waitFor({ state: "detached" });
  await page.getByText(/^All met/).waitFor();
}

describe("a device whose date lies ahead", () => {
  it("takes nothing from the others, who are told", async () => {
    const { page } = right;
    await page.goto(`${gateway.address}/plan`);
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("checkbox", { name: task }).waitFor();
    await sync(right);

    await ahead.page.goto(`${gateway.address}/plan`);
    await ahead.page.getByRole("checkbox", { name: task }).check();
    await sync(ahead);

    await sync(right);
    const box = page.getByRole("checkbox", { name: task });
    await expect.poll(() => box.isChecked()).toBe(true);
    await box.uncheck();
    await sync(right);
    await sync(ahead);
    await expect.poll(() => ahead.page.getByRole("checkbox", { name: task }).isChecked()).toBe(false);
    // What the one ahead writes in another place brings nothing back.
    await ahead.page.getByRole("checkbox", { name: "Wind it" }).check();
    await sync(ahead);
    await sync(right);
    await expect.poll(() => page.getByRole("checkbox", { name: "Wind it" }).isChecked()).toBe(true);
    expect(await box.isChecked()).toBe(false);

    await page.goto(`${gateway.address}/settings`);
    await page.getByText(/a date that lies (?:399|400) days ahead/).waitFor();
    await goTo(page, "Plan");
    expect(await box.isChecked()).toBe(false);
    expect([...right.errors, ...ahead.errors]).toEqual([]);
  });
});

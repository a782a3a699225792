import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

/** The September 2025 plan, where it lies beside this project; else the sample plan, which has the same template. */
const september = resolve(import.meta.dirname, "../../../shared/plans/september-2025.md");
const plan = existsSync(september)
  ? september
  : resolve(import.meta.dirname, "../../src/plan/sample-plan.md");

/** The name of a part of the report as the plan writes it. */
function asInPlan(words: string): string {
  const found = new RegExp(words, "i").exec(readFileSync(plan, "utf8"))?.[0];
  if (found === undefined) throw new Error(`the plan has no ${words}`);
  return found;
}

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
const github = new GithubApi();
beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  await github.start();
  device = await openDevice(undefined, { github });
  github.releases.set("kubernetes-sigs/kueue", [
    {
      tag_name: "v0.9.1",
      name: "v0.9.1",
      body: "## Urgent Upgrade Notes\n\n- The v1alpha1 types are gone",
      published_at: new Date().toISOString(),
    },
  ]);
});
afterAll(async () => {
  await device.close();
  await github.stop();
  await gateway.kill();
  await site.close();
});

it("a month's report from real ticks, articles, highlights, notes and releases says those lines and no others", async () => {
  const { page } = device;
  await page.goto(`${gateway.address}/plan`);
  await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Use this plan" }).click();
  await workerReady(page);
  const first = page.getByRole("checkbox").first();
  const done = (await first.getAttribute("aria-label")) ?? "";
  await first.check();
  await goTo(page, "Read");
  await saveAddress(page, `${site.address}/code`);
  await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  for (const text of [
    "# Prefill and decode #concept",
    "# Everyone splits serving #trend\n\n- [ ] ask the team",
  ]) {
    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill(text);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
  }
  await goTo(page, "Radar");
  await page.getByRole("link", { name: /^v0\.9\.1/ }).waitFor();
  await page.goto(`${gateway.address}/notes?report=month`);
  await page.getByRole("heading", { name: "New Concepts Learned" }).waitFor();
  await page.getByText("1 of 3–5").waitFor();
  // What happened stands there at first; a tap takes it out.
  for (const name of [/^Kueue reached v0\.9/, /^A queue for GPU jobs/, /^ask the team/])
    expect(await page.getByRole("checkbox", { name }).last().isChecked()).toBe(true);
  await page.getByRole("button", { name: "Write the report" }).click();
  // It is shown as it reads, then edited.
  await page
    .getByRole("article")
    .getByRole("heading", { name: /^Report: / })
    .waitFor();
  await page.getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: "Note" });
  await expect.poll(() => field.inputValue()).toContain(`## ${asInPlan("New Concepts Learned")}`);
  const lines = (await field.inputValue()).split("\n");
  expect(lines[0]).toMatch(/^# Report: \w+ \d{4}$/);
  expect(lines[2]).toMatch(/^1 task done · 1 article read · 2 notes/);
  expect(lines.slice(4)).toEqual([
    `## ${asInPlan("New Concepts Learned")}`,
    "",
    "- [[Prefill and decode]]",
    "",
    `## ${asInPlan("Project Updates")}`,
    "",
    "- Kueue reached [v0.9.1](https://github.com/kubernetes-sigs/kueue/releases/tag/v0.9.1). Breaks: The v1alpha1 types are gone.",
    "",
    `## ${asInPlan("Industry Trends")}`,
    "",
    "- [[Everyone splits serving]]",
    `- [A queue for GPU jobs in forty lines](${site.address}/code)`,
    "",
    `## ${asInPlan("Action Items")}`,
    "",
    "- ask the team ([[Everyone splits serving]])",
    "",
  ]);
  expect(lines.join("\n")).not.toContain(done === "" ? "\u0000" : `- ${done}`);
  // The week's reflection names the release as well.
  await page.goto(`${gateway.address}/notes`);
  await page.getByRole("button", { name: "Friday reflection" }).click();
  await expect.poll(() => field.inputValue()).toContain("## Released");
  expect(device.errors).toEqual([]);
});

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const shared = resolve(import.meta.dirname, "../../../shared");
const plan = resolve(shared, "plans/september-2025.md");
const isHere = existsSync(plan);
if (!isHere) process.stdout.write("The September plan is not here: its four weeks are not lived.\n");

/** What Kueue's own notes say about one of its versions. */
function kueueNotes(version: string): string {
  const file = readFileSync(resolve(shared, `releases/kueue-${/^\d+\.\d+/.exec(version)?.[0]}.md`), "utf8");
  const notes = file.split(/^## v/m).find((part) => part.startsWith(`${version}\n`));
  if (notes === undefined) throw new Error(`no notes of ${version}`);
  return notes.slice(version.length);
}

describe.skipIf(!isHere)("the September plan", () => {
  let site: TestSite;
  let gateway: GatewayProcess;
  let device: Device;
  const github = new GithubApi();
  beforeAll(async () => {
    site = await startTestSite();
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
    await github.start();
    device = await openDevice(undefined, { github });
  });
  afterAll(async () => {
    await device.close();
    await github.stop();
    await gateway.kill();
    await site.close();
  });

  it("lived for four weeks becomes a report that one would send", async () => {
    const { page } = device;
    /** Goes on to a morning of September 2025 in the same app. */
    const morning = async (day: number, place: "today" | "plan" | "read" | "radar" | "notes") => {
      await page.clock.setSystemTime(new Date(Date.UTC(2025, 8, day, 7, 30)));
      await page.goto(`${gateway.address}/${place}`);
    };
    const tick = (name: RegExp) => page.getByRole("checkbox", { name }).first().check();
    const read = async (path: string, title: string): Promise<void> => {
      await goTo(page, "Read");
      await saveAddress(page, `${site.address}${path}`);
      await page.getByRole("link", { name: title }).click();
      await page.locator(".article__text p").first().waitFor();
      await page.getByRole("button", { name: "Done", exact: true }).click();
    };
    const note = async (text: string): Promise<void> => {
      await goTo(page, "Notes");
      await page.getByRole("button", { name: "New note" }).click();
      await page.getByRole("textbox", { name: "Note" }).fill(text);
      await page.getByText("Kept on this device", { exact: true }).waitFor();
    };

    await page.clock.install({ time: new Date(Date.UTC(2025, 8, 1, 7, 30)) });
    await page.clock.resume();
    await page.goto(`${gateway.address}/plan`);
    await page.getByLabel("Open a Markdown plan").setInputFiles(plan);
    await page.getByRole("button", { name: "Use this plan" }).click();
    await workerReady(page);

    await morning(2, "today");
    await tick(/^Read updated AI-Infra landscape/);
    await page.getByRole("button", { name: "Log 15 minutes" }).click();
    await page
      .getByText(/^15 min/)
      .first()
      .waitFor();
    await morning(3, "today");
    await tick(/^Study disaggregated inference/);
    await read("/code", "A queue for GPU jobs in forty lines");
    await note("# Prefill and decode #concept\n\nOne reads, the other writes.");
    await morning(4, "today");
    await page.getByText("Review modern scheduling patterns (Gang, Multi-model)", { exact: true }).click();
    await page.getByText("Skip", { exact: true }).click();
    await page.getByLabel("Why (optional)").fill("on call all day");
    await page.getByRole("button", { name: "Skip this task" }).click();
    await morning(9, "today");
    await tick(/^Study autoscaling metrics/);
    await note("# Time to first token #concept");
    await morning(10, "notes");
    await note("# Weight-only quantization #concept\n\n- [ ] try AWQ on the small model");

    github.releases.set("kubernetes-sigs/kueue", [
      {
        tag_name: "v0.13.8",
        name: "v0.13.8",
        body: kueueNotes("0.13.8"),
        published_at: "2025-09-16T10:00:00Z",
      },
    ]);
    github.releases.set("envoyproxy/ai-gateway", [
      {
        tag_name: "v0.6.0",
        name: "v0.6.0",
        body: readFileSync(resolve(shared, "releases/envoy-ai-gateway-v0.6.0.md"), "utf8"),
        published_at: "2025-09-17T10:00:00Z",
      },
    ]);
    await morning(18, "radar");
    await page.getByRole("link", { name: /^v0\.6\.0/ }).waitFor();
    await page.getByRole("button", { name: "Mark today’s check done" }).click();
    await page.getByText(/^Checked/).waitFor();
    await morning(23, "read");
    await read("/long", "Why prefill and decode want different machines");
    await note("# Everyone splits serving #trend");
    await morning(26, "today");
    await tick(/^Summarize key insights/);

    await page.goto(`${gateway.address}/notes?report=month`);
    await page.getByRole("button", { name: "Write the report" }).click();
    await page.getByRole("article").getByRole("heading", { name: "Report: September 2025" }).waitFor();
    // As it reads it is what a person sends: printed on one page, copied with its formatting.
    const printed = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy formatted" }).click();
    await page.getByText("Copied with its formatting").waitFor();
    const copied = await page.evaluate(async () => {
      const [content] = await navigator.clipboard.read();
      return (await content?.getType("text/html"))?.text();
    });
    expect(copied).toContain("<h2");
    expect(copied).toContain("/releases/tag/v0.13.8");
    expect(copied).not.toContain("[[");
    await page.getByRole("button", { name: "Edit" }).click();
    const written = await page.getByRole("textbox", { name: "Note" }).inputValue();
    await expect(written.replaceAll(site.address, "https://site.example")).toMatchFileSnapshot(
      "../reports/september-2025.expected.md",
    );
    expect(device.errors).toEqual([]);
  });
});

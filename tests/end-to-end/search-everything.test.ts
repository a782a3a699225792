import { afterAll, beforeAll, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

const plan = `# Lines and wires

## Week 1: Wires

- [ ] **Monday**: Splice the umbral cable
- [ ] **Tuesday**: Rest

## Topics

| No. | Topic |
|---|---|
| 1 | Umbral shielding |

## Projects to Watch

- **Kueue**: each release

## Events

- **Umbral Days**: a meeting about cables

## Links

- [Umbral handbook](https://handbook.example/umbral)
`;

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
const github = new GithubApi();

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  await github.start();
  github.releases.set("kubernetes-sigs/kueue", [
    {
      tag_name: "v0.9.1",
      name: "v0.9.1",
      body: "## Changes\n\n- The **umbral** queue is [fair](https://x.example/fair) now",
      published_at: new Date().toISOString(),
    },
  ]);
  device = await openDevice(undefined, { github });
  const { page } = device;
  await page.goto(`${gateway.address}/plan`);
  await page
    .getByLabel("Open a Markdown plan")
    .setInputFiles({ name: "lines.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
  await page.getByRole("button", { name: "Use this plan" }).click();
  await workerReady(page);
  await goTo(page, "Radar");
  await page.getByRole("link", { name: /^v0\.9\.1/ }).waitFor();
  await goTo(page, "Read");
  await saveAddress(page, `${site.address}/code`);
  await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).waitFor();
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "New note" }).click();
  await page
    .getByRole("textbox", { name: "Note" })
    .fill("---\nmood: umbral-secret\n---\n# About **shade** #light\n\nAn umbral [[word|thing]], seen.\n");
  await page.getByText("Kept on this device", { exact: true }).waitFor();
});
afterAll(async () => {
  await device.close();
  await github.stop();
  await gateway.kill();
  await site.close();
});

it("finds what there is of each kind, grouped and counted, from any screen and with the network gone", async () => {
  const { page } = device;
  await device.context.setOffline(true);
  for (const screen of ["today", "plan", "read", "radar", "notes"]) {
    await page.goto(`${gateway.address}/${screen}`);
    await page.getByRole("link", { name: "Search everything" }).click();
    await page.getByRole("textbox", { name: "Search everything" }).waitFor();
  }
  await page.getByRole("textbox", { name: "Search everything" }).fill("umbral");
  for (const [group, title] of [
    ["Tasks", "Splice the umbral cable"],
    ["Topics", "Umbral shielding"],
    ["Notes", "About shade"],
    ["Releases", "Kueue v0.9.1"],
    ["Events", "Umbral Days"],
    ["Links", "Umbral handbook"],
  ] as const)
    await page.getByRole("list", { name: group }).getByRole("link", { name: title }).waitFor();
  await page.getByText("6 found", { exact: true }).waitFor();
  // Words are shown as they are read.
  await page
    .getByRole("list", { name: "Notes" })
    .getByText("About shade An umbral thing, seen.")
    .or(page.getByRole("list", { name: "Notes" }).getByText(/An umbral thing, seen\./))
    .first()
    .waitFor();
  await page
    .getByRole("list", { name: "Releases" })
    .getByText(/The umbral queue is fair now/)
    .waitFor();
  await page.getByRole("textbox", { name: "Search everything" }).fill("forty lines");
  await page.getByRole("list", { name: "Articles" }).getByRole("link").first().waitFor();
  await page.getByRole("textbox", { name: "Search everything" }).fill("umbral");
  await page.getByRole("link", { name: "Splice the umbral cable" }).click();
  await page.getByRole("checkbox", { name: "Splice the umbral cable" }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: "Kueue v0.9.1" }).click();
  await page
    .getByText(/The umbral queue is/)
    .first()
    .waitFor();
  expect(device.errors).toEqual([]);
});

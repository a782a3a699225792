import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";

const now = Date.now();
const day = (back: number): string => new Date(now - back * 86_400_000).toISOString();
const release = (tag: string, body = "") => ({ tag_name: tag, name: tag, body, published_at: day(1) });

/** Follows repositories by a list of them, as a person imports it. */
async function follow(page: Page, repositories: readonly string[]): Promise<void> {
  await page.getByLabel("Import a watch list").setInputFiles({
    name: "list.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(repositories.join("\n")),
  });
  await page.getByText(new RegExp(`^${repositories.length} added`)).waitFor();
}

/** Presses Refresh once nothing is looked at any more, and waits until that has ended. */
async function refresh(page: Page): Promise<void> {
  await page.getByText(/^Looking:/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await page.getByText(/^Looking:/).waitFor({ state: "detached" });
}

describe("a refresh where GitHub misbehaves", () => {
  const github = new GithubApi();
  const others = ["one", "two", "three", "four"];
  let gateway: GatewayProcess;
  let device: Device;
  let page: Page;
  beforeAll(async () => {
    for (const name of ["slow", "cut", "down", "hotel", ...others])
      github.releases.set(`acme/${name}`, [release(`v1.0.0-of-${name}`.replace("-of-", "+"))]);
    await github.start();
    gateway = await startGateway();
    device = await openDevice(undefined, { github });
    page = device.page;
    await page.clock.install();
    await page.goto(`${gateway.address}/radar`);
    await workerReady(page);
  });
  afterAll(async () => {
    await device.close();
    await github.stop();
    await gateway.kill();
  });

  it("has what comes late, says of each of the others why it did not, and has those the next time", async () => {
    github.misbehaving.set("/repos/acme/slow/releases", [{ kind: "slow", milliseconds: 1500 }]);
    github.misbehaving.set("/repos/acme/cut/releases", [{ kind: "cut" }]);
    github.misbehaving.set("/repos/acme/down/releases", [{ kind: "status", status: 502 }]);
    github.misbehaving.set("/repos/acme/hotel/releases", [{ kind: "senseless" }]);
    await follow(page, [
      "acme/slow",
      "acme/cut",
      "acme/down",
      "acme/hotel",
      "acme/gone",
      ...others.map((name) => `acme/${name}`),
    ]);
    await page.getByRole("link", { name: /^v1\.0\.0\+slow/ }).waitFor();
    await page.getByText("4 could not be reached").click();
    for (const [name, why] of [
      ["cut", "could not be reached"],
      ["down", "answered with an error (502)"],
      ["hotel", "makes no sense"],
      ["gone", "GitHub has no such repository"],
    ])
      await page
        .getByRole("listitem")
        .filter({ hasText: `${name} ` })
        .filter({ hasText: why })
        .last()
        .waitFor();
    expect(await page.getByRole("link", { name: /^v1\.0\.0\+cut/ }).count()).toBe(0);
    await page.clock.fastForward("01:00:10");
    await refresh(page);
    for (const name of ["cut", "down", "hotel"])
      await page.getByRole("link", { name: new RegExp(`^v1\\.0\\.0\\+${name}`) }).waitFor();
  });

  it("stops where GitHub has had enough though its headers count more, and asks nothing until it may", async () => {
    github.misbehaving.clear();
    github.misbehaving.set(
      "*",
      Array.from({ length: 4 }, () => ({ kind: "secondary-limit", retryAfter: 1200 })),
    );
    // By itself, for hours have passed.
    await page.clock.fastForward("06:30:00");
    await page.getByText(/for GitHub, which answers again after/).waitFor();
    github.misbehaving.clear();
    const before = github.asked.length;
    await page.clock.fastForward("10:00");
    await refresh(page);
    expect(github.asked.length).toBe(before);
    // When it answers again it is asked without anyone pressing anything.
    await page.clock.fastForward("11:00");
    await expect.poll(() => github.asked.length).toBeGreaterThan(before);
    await page.getByText(/for GitHub, which answers again after/).waitFor({ state: "detached" });
    await page.getByText(/^Looked at .*: \d+ (?:asked|of \d+ reached), nothing new/).waitFor();
  });

  it("says in a tunnel how many it did not come to, and goes on behind it by itself", async () => {
    // Four are under way at once; the others are still to come when the tunnel begins.
    github.misbehaving.set(
      "*",
      Array.from({ length: 4 }, () => ({ kind: "slow", milliseconds: 6000 })),
    );
    const before = github.asked.length;
    await page.clock.fastForward("07:00:00");
    await expect.poll(() => github.asked.length).toBeGreaterThanOrEqual(before + 4);
    await device.context.setOffline(true);
    await page.getByText(/^The network went before \d/).waitFor();
    github.misbehaving.clear();
    await device.context.setOffline(false);
    await page.getByText(/^The network went before/).waitFor({ state: "detached" });
    await page.getByText(/^Looked at .*: \d+ (?:asked|of \d+ reached)/).waitFor();
    expect(device.errors).toEqual([]);
  });

  it("says that none could be reached, not that nothing is new, and asks again at every press", async () => {
    const failing = () =>
      github.misbehaving.set(
        "*",
        Array.from({ length: 40 }, () => ({ kind: "status", status: 502 })),
      );
    for (let press = 0; press < 2; press++) {
      failing();
      // Not the same twice in a breath.
      await page.clock.fastForward("00:10");
      const before = github.asked.length;
      await refresh(page);
      await page.getByText(/: none of \d+ could be reached$/).waitFor();
      expect(github.asked.length).toBeGreaterThan(before);
    }
    github.misbehaving.clear();
    await page.clock.fastForward("00:10");
    await refresh(page);
    await page.getByText(/: \d+ of \d+ reached, nothing new$/).waitFor();
  });
});

describe("three hundred projects", () => {
  const github = new GithubApi();
  const names = Array.from({ length: 300 }, (_, index) => `acme/p${index}`);
  let gateway: GatewayProcess;
  beforeAll(async () => {
    for (const name of names) github.releases.set(name, [release("v1.0.0", "- A thing\n".repeat(50))]);
    await github.start();
    gateway = await startGateway();
  });
  afterAll(async () => {
    await github.stop();
    await gateway.kill();
  });
  const openRadar = async (): Promise<Device> => {
    const device = await openDevice(undefined, { github });
    await device.page.clock.install();
    await device.page.goto(`${gateway.address}/radar`);
    await device.page.getByRole("button", { name: "GitHub token" }).waitFor();
    return device;
  };

  it("come in a handful of requests with a token, in more where that is too much at once", async () => {
    const device = await openRadar();
    const { page } = device;
    await page.getByRole("button", { name: "GitHub token" }).click();
    await page.getByRole("textbox", { name: "GitHub token" }).fill("ghp_secret");
    await page.getByRole("button", { name: "Keep the token" }).click();
    github.remaining = 5000;
    github.asked.length = 0;
    await follow(page, names);
    await page.getByText(/300 asked, 300 with news/).waitFor();
    expect(github.asked.map(({ path }) => path)).toEqual(Array(5).fill("/graphql"));
    github.misbehaving.set("/graphql", [{ kind: "status", status: 502 }]);
    await page.clock.fastForward("02:00");
    await refresh(page);
    await page.getByText(/300 asked, nothing new/).waitFor();
    expect(github.asked.length).toBe(5 + 1 + 20);
    await device.close();
  });

  it("come without one over the hours, the longest unseen first, and say how many wait until when", async () => {
    const device = await openRadar();
    const { page } = device;
    github.misbehaving.clear();
    github.remaining = 60;
    const pageNow = (): Promise<number> => page.evaluate(() => Date.now());
    github.resetsAt = Math.floor((await pageNow()) / 1000) + 3600;
    github.asked.length = 0;
    await follow(page, names);
    const looked = (): Set<string> =>
      new Set(github.asked.map(({ path }) => path).filter((path) => path.endsWith("/releases")));
    for (let hour = 1; ; hour++) {
      await page.getByText(/^\d+ projects? waits? for GitHub, which answers again after/).waitFor();
      const so = looked().size;
      expect(so).toBeGreaterThan(20);
      // None is looked at again before all were.
      expect(github.asked.filter(({ path }) => path.endsWith("/releases")).length).toBe(so);
      if (hour === 3) break;
      github.remaining = 60;
      github.resetsAt = Math.floor((await pageNow()) / 1000) + 2 * 3600;
      await page.clock.fastForward("01:00:10");
      await expect.poll(() => looked().size).toBeGreaterThan(so + 20);
      await page.getByText(/^Looking:/).waitFor({ state: "detached" });
    }
    await device.close();
  });
});

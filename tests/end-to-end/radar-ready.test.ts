import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { FeedSite } from "../support/feed-site.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";

const github = new GithubApi();
const site = new FeedSite();
let gateway: GatewayProcess;
let device: Device;
let page: Page;
const release = (tag: string, body: string) => ({
  tag_name: tag,
  name: tag,
  body,
  published_at: new Date(Date.now() - 86_400_000).toISOString(),
});

beforeAll(async () => {
  await site.listen();
  const picture = `http://${site.host}/picture.png`;
  github.releases.set("acme/engine", [
    release(
      "v2.0.0",
      `## Breaking\n\n- The old format is gone\n\n![How it flows](${picture})\n\n<img src="${picture}?2" alt="A table of figures">\n`,
    ),
  ]);
  const kep = "keps/sig-node/4381-dra-structured-parameters/kep.yaml";
  github.files.set(
    `kubernetes/enhancements/${kep}`,
    'title: DRA\nstatus: implementable\nstage: beta\nlatest-milestone: "v1.33"\nmilestone:\n  alpha: "v1.30"\n  beta: "v1.32"\n',
  );
  await github.start();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
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
  await site.close();
});

async function addProject(where: string): Promise<void> {
  await page.getByRole("button", { name: "Add a project" }).click();
  await page.getByRole("textbox", { name: "Repository" }).fill(where);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

describe("a proposal", () => {
  it("is followed by its file, and has news when it comes to another stage", async () => {
    await addProject(
      "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4381-dra-structured-parameters",
    );
    await page.getByRole("link", { name: /^v1\.33 · beta/ }).waitFor();
    await page.getByText("4381-dra-structured-parameters").first().waitFor();
    github.files.set(
      "kubernetes/enhancements/keps/sig-node/4381-dra-structured-parameters/kep.yaml",
      'title: DRA\nstatus: implemented\nstage: stable\nlatest-milestone: "v1.34"\n',
    );
    await page.clock.fastForward("00:10");
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await page.getByRole("link", { name: /^v1\.34 · stable · implemented/ }).waitFor();
  });
});

describe("release notes", () => {
  it("have their pictures with no network", async () => {
    await addProject("acme/engine");
    await page.getByRole("link", { name: /^v2\.0\.0/ }).click();
    const picture = (name: string): Promise<number> =>
      page.getByRole("img", { name }).evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(() => picture("How it flows")).toBe(1);
    await device.context.setOffline(true);
    await page.reload();
    await expect.poll(() => picture("How it flows")).toBe(1);
    await expect.poll(() => picture("A table of figures")).toBe(1);
  });

  it("go into the reading queue with no network, and are read there", async () => {
    await page.getByRole("button", { name: "Read later" }).click();
    await page.getByText("In the reading queue").waitFor();
    await goTo(page, "Read");
    await page.getByRole("link", { name: "engine v2.0.0" }).click();
    await page.getByRole("article").getByText("The old format is gone").waitFor();
    await device.context.setOffline(false);
    await page.goto(`${gateway.address}/radar`);
  });
});

describe("with no window open", () => {
  /** Wakes the service worker as the browser does now and then (Periodic Background Sync). */
  async function wake(session: CDPSession): Promise<void> {
    const registration = new Promise<string>((found) =>
      session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const own = registrations.find(
          ({ scopeURL, isDeleted }) => !isDeleted && scopeURL.startsWith(gateway.address),
        );
        if (own !== undefined) found(own.registrationId);
      }),
    );
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.dispatchPeriodicSyncEvent", {
      origin: gateway.address,
      registrationId: await registration,
      tag: "wayside-radar",
    });
  }

  it("the service worker looks for news and fetches what is to be read; in the tunnel all of it is there", async () => {
    await page.getByRole("link", { name: "Sources", exact: true }).click();
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(`http://${site.host}/`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: "Post 1 bold" }).waitFor();
    await page.getByRole("button", { name: /^The Queue Blog/ }).click();
    // While data is counted nothing comes by itself; what is offered meanwhile comes when it is not any more.
    const setMetered = (saveData: boolean): Promise<void> =>
      page.evaluate((on) => {
        Object.defineProperty(navigator, "connection", { value: { saveData: on }, configurable: true });
      }, saveData);
    await setMetered(true);
    await page.getByRole("checkbox", { name: "Save for offline" }).check();
    await page.getByRole("textbox", { name: "Tags" }).pressSequentially("infra, news");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("button", { name: /^The Queue Blog.*Save for offline · infra · news/ }).waitFor();
    await page.clock.fastForward("00:10");
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await page.getByText(/^Looked at .*: \d+ (?:asked|of \d+ reached), nothing new/).waitFor();
    expect(await page.getByRole("link", { name: "Post 1 bold" }).count()).toBe(1);
    await setMetered(false);
    await page.clock.fastForward("00:10");
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await page.getByRole("link", { name: "Post 1 bold" }).waitFor({ state: "detached" });

    // The app is closed, and the world goes on.
    await page.goto("about:blank");
    site.item = 2;
    github.releases.set("acme/engine", [
      release("v3.0.0", "## Breaking\n\n- Nothing is as it was"),
      ...(github.releases.get("acme/engine") ?? []),
    ]);
    const [worker] = device.context.serviceWorkers();
    const windows = (): Promise<number> | undefined =>
      worker?.evaluate(async () => {
        const { clients } = globalThis as unknown as ServiceWorkerGlobalScope;
        return (await clients.matchAll({ type: "window", includeUncontrolled: true })).length;
      });
    await expect.poll(windows).toBe(0);
    // What was looked at within the hour is left alone; this is another day.
    await worker?.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 20 * 3_600_000;
    });
    await wake(await device.context.newCDPSession(page));
    await expect.poll(() => site.asked.some(({ path }) => path === "/posts/2")).toBe(true);
    await expect
      .poll(() => github.asked.filter(({ path }) => path === "/repos/acme/engine/releases").length)
      .toBeGreaterThan(1);

    await device.context.setOffline(true);
    await page.goto(`${gateway.address}/radar`);
    await page.getByRole("link", { name: /^v3\.0\.0/ }).waitFor();
    // A wide screen says at once what breaks in all that is new.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("heading", { name: "What breaks in what is new" }).waitFor();
    await page.getByText("Nothing is as it was").waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText("Nothing is as it was").waitFor({ state: "detached" });
    await goTo(page, "Read");
    await page.getByRole("link", { name: /^Post 2/ }).click();
    await page.getByText("The whole of the post, which the feed does not give.").first().waitFor();
    await device.context.setOffline(false);
    expect(device.errors).toEqual([]);
  });
});

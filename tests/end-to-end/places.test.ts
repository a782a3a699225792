import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubStandIn, token } from "../support/github-stand-in.ts";
import { type Described, meetsAt, usePlace } from "../support/places.ts";
import { accessKey, bucket, secretKey, startS3Server } from "../support/s3-server.ts";
import { password, user, webdavServers } from "../support/webdav-servers.ts";

interface Storage {
  /** What the gateway may reach. */
  readonly host: string;
  readonly place: Described;
  close(): Promise<void>;
}

const storages: Readonly<Record<string, (() => Promise<Storage>) | undefined>> = {
  gateway: async () => ({ host: "", place: { kind: "Gateway", fields: {} }, close: async () => undefined }),
  ...Object.fromEntries(
    Object.entries(webdavServers).map(([name, start]) => [
      name,
      start === undefined
        ? undefined
        : async () => {
            const { address, host, kill } = await start();
            const fields = { Address: `${address}Wayside`, "User name": user, Password: password };
            return { host, place: { kind: "WebDAV", fields }, close: kill };
          },
    ]),
  ),
  S3: async () => {
    const { endpoint, host, kill } = await startS3Server();
    const fields = {
      Endpoint: endpoint,
      Bucket: bucket,
      Region: "us-east-1",
      "Access key": accessKey,
      "Secret key": secretKey,
    };
    return { host, place: { kind: "S3", fields }, close: kill };
  },
  GitHub: async () => {
    const standIn = new GithubStandIn();
    const repository = await standIn.start();
    const fields = { Repository: repository, Token: token, Branch: "wayside" };
    return { host: new URL(repository).host, place: { kind: "GitHub", fields }, close: () => standIn.stop() };
  },
};

const plan = "# A plan\n\n## Week 1\n\n- [ ] Read the paper\n- [ ] 写一段笔记\n- [ ] Measure it\n";

describe.each(Object.entries(storages))("two devices that meet at %s", (name, start) => {
  // Debian has these servers, and CI installs them; a machine without one still tries all the others.
  if (start === undefined) {
    it.skip(`${name} is not on this machine`);
    return;
  }
  let storage: Storage;
  /** Each device has a gateway of its own, so that the place tried is the only one both know. */
  let gateways: readonly [GatewayProcess, GatewayProcess];
  let phone: Device;
  let laptop: Device;
  beforeAll(async () => {
    storage = await start();
    const first = await startGateway({ WAYSIDE_ALLOW: storage.host });
    gateways = [first, name === "gateway" ? first : await startGateway({ WAYSIDE_ALLOW: storage.host })];
    [phone, laptop] = [await openDevice(), await openDevice()];
  });
  afterAll(async () => {
    await phone.close();
    await laptop.close();
    for (const gateway of gateways) await gateway.kill();
    await storage.close();
  });

  it("have each other's edits after a ride with no network, sealed", async () => {
    await phone.page.goto(`${gateways[0].address}/plan`);
    await phone.page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await phone.page.getByRole("button", { name: "Use this plan" }).click();
    await phone.page.getByRole("checkbox", { name: "Read the paper" }).waitFor();
    for (const [index, { page }] of [phone, laptop].entries()) {
      await page.goto(`${gateways[index]?.address}/settings`);
      await workerReady(page);
      await usePlace(page, storage.place, "a long train ride");
    }
    await meetsAt(phone.page);
    await meetsAt(laptop.page);
    await goTo(laptop.page, "Plan");
    await laptop.page.getByRole("checkbox", { name: "Read the paper" }).waitFor();

    for (const device of [phone, laptop]) await device.context.setOffline(true);
    await goTo(phone.page, "Plan");
    await phone.page.getByRole("checkbox", { name: "Read the paper" }).check();
    await laptop.page.getByRole("checkbox", { name: "写一段笔记" }).check();
    await goTo(phone.page, "Notes");
    await phone.page.getByRole("button", { name: "New note" }).click();
    await phone.page.getByRole("textbox", { name: "Note" }).fill("# 隧道\n\nseen from the window");
    for (const device of [phone, laptop]) await device.context.setOffline(false);

    await meetsAt(phone.page);
    await meetsAt(laptop.page);
    await meetsAt(phone.page);
    for (const { page } of [phone, laptop]) {
      await goTo(page, "Plan");
      for (const task of ["Read the paper", "写一段笔记"])
        await expect.poll(() => page.getByRole("checkbox", { name: task }).isChecked()).toBe(true);
      expect(await page.getByRole("checkbox", { name: "Measure it" }).isChecked()).toBe(false);
    }
    await goTo(laptop.page, "Notes");
    await laptop.page.getByRole("link", { name: "隧道" }).waitFor();
    expect([...phone.errors, ...laptop.errors]).toEqual([]);
  });
});

describe("Sync now, pressed while a meeting goes on", () => {
  const standIn = new GithubStandIn();
  let gateway: GatewayProcess;
  let phone: Device;
  beforeAll(async () => {
    const repository = await standIn.start();
    gateway = await startGateway({ WAYSIDE_ALLOW: new URL(repository).host });
    phone = await openDevice();
    await phone.page.goto(`${gateway.address}/plan`);
    await phone.page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await phone.page.getByRole("button", { name: "Use this plan" }).click();
    await phone.page.getByRole("checkbox", { name: "Read the paper" }).waitFor();
    await phone.page.goto(`${gateway.address}/settings`);
    await usePlace(phone.page, {
      kind: "GitHub",
      fields: { Repository: repository, Token: token, Branch: "wayside" },
    });
    await meetsAt(phone.page);
  });
  afterAll(async () => {
    await phone.close();
    await gateway.kill();
    await standIn.stop();
  });

  it("meets once more, though GitHub had a commit a moment ago", async () => {
    const { page } = phone;
    let release = () => {};
    standIn.holding = new Promise((done) => {
      release = done;
    });
    await goTo(page, "Plan");
    await page.getByRole("checkbox", { name: "Read the paper" }).check();
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect.poll(() => standIn.held).toBe(1);
    await page.getByRole("checkbox", { name: "Measure it" }).check();
    await page.getByRole("button", { name: "Sync now" }).click();
    standIn.holding = undefined;
    release();
    await page.getByText(/^All met/).waitFor();
  });
});

import type { Page } from "playwright-core";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { describePlace, meetsAt, usePlace } from "../support/places.ts";
import { accessKey, bucket, type S3Server, secretKey, startS3Server } from "../support/s3-server.ts";

let s3: S3Server;
let gateway: GatewayProcess;
let other: GatewayProcess;
let phone: Device;
let tablet: Device;
beforeAll(async () => {
  s3 = await startS3Server();
  gateway = await startGateway({ WAYSIDE_ALLOW: s3.host });
  other = await startGateway({ WAYSIDE_ALLOW: s3.host });
  [phone, tablet] = [await openDevice(), await openDevice()];
});
afterAll(async () => {
  await phone.close();
  await tablet.close();
  await gateway.kill();
  await other.kill();
  await s3.kill();
});

const place = () => ({
  kind: "S3",
  fields: {
    Endpoint: s3.endpoint,
    Bucket: bucket,
    Region: "us-east-1",
    "Access key": accessKey,
    "Secret key": secretKey,
  },
});

async function write(page: Page, title: string): Promise<void> {
  await goTo(page, "Notes");
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(title);
}

async function openPlace(page: Page): Promise<void> {
  await page.goto(new URL("/settings", page.url()).href);
  await page.getByRole("button", { name: /^More about wayside/ }).click();
}

/** What a camera reads off the code on the screen. */
async function readCode(page: Page): Promise<string> {
  const code = page.getByRole("img", { name: "Code for another device" });
  await code.scrollIntoViewIfNeeded();
  const picture = (await code.screenshot()).toString("base64");
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const scale = 3;
    const canvas = new OffscreenCanvas(image.width * scale, image.height * scale);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width: pixels.width, height: pixels.height, data: [...pixels.data] };
  }, picture);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

describe("another device", () => {
  let link: string;

  it("joins by the code of a place, shown only on request, with what opens it", async () => {
    await phone.page.goto(`${gateway.address}/notes`);
    await write(phone.page, "seen from the window");
    await phone.page.goto(`${gateway.address}/settings`);
    await usePlace(phone.page, place(), "a long train ride");
    await meetsAt(phone.page);
    await openPlace(phone.page);
    expect(await phone.page.getByRole("img", { name: "Code for another device" }).count()).toBe(0);
    await phone.page.getByRole("button", { name: "Show the code" }).click();
    link = await readCode(phone.page);
    expect(link.startsWith(`${gateway.address}/settings#join=`)).toBe(true);
    await phone.page.getByRole("button", { name: "Close" }).click();

    // A device that came to the app by another gateway: nothing but the place is common to both.
    await tablet.page.goto(link.replace(gateway.address, other.address));
    // Asked once, so that two of a make are told apart.
    await tablet.page
      .getByRole("dialog")
      .getByRole("textbox", { name: "This device is called" })
      .fill("Kitchen tablet");
    await tablet.page.getByRole("button", { name: "Use this place" }).click();
    await tablet.page.getByRole("dialog").waitFor({ state: "detached" });
    expect(tablet.page.url()).toBe(`${other.address}/settings`);
    await goTo(tablet.page, "Notes");
    await tablet.page.getByRole("link", { name: "seen from the window" }).waitFor();
    await tablet.page.goto(`${other.address}/settings`);
    await expect
      .poll(() => tablet.page.getByRole("textbox", { name: "This device is called" }).inputValue())
      .toBe("Kitchen tablet");
    await goTo(tablet.page, "Notes");
  });

  it("hears in plain words of a link that is not whole", async () => {
    await tablet.page.goto(`${other.address}/notes`);
    await tablet.page.goto(link.slice(0, -40).replace(gateway.address, other.address));
    await tablet.page.getByText("That link is not whole.").waitFor();
    await tablet.page.getByRole("button", { name: "Cancel" }).click();
  });

  it("refuses a wrong passphrase, follows a changed one, and loses nothing in between", async () => {
    const late = await openDevice();
    await late.page.goto(`${other.address}/settings`);
    await describePlace(late.page, place(), "another ride");
    await late.page.getByText("That passphrase does not open what lies there").waitFor();
    await late.close();

    await phone.page.reload();
    await openPlace(phone.page);
    await phone.page.getByLabel("Passphrase", { exact: true }).fill("一个新的口令");
    await phone.page.getByRole("button", { name: "Use this passphrase" }).click();
    await phone.page.getByText("The passphrase is in use").waitFor();
    await phone.page.getByRole("button", { name: "Close" }).click();
    await write(phone.page, "after the change");
    await meetsAt(phone.page);

    await write(tablet.page, "typed before it heard");
    await tablet.page.getByRole("button", { name: "Sync now" }).click();
    await tablet.page
      .getByText(/are sealed with another passphrase: enter it in Settings/)
      .first()
      .waitFor();
    await openPlace(tablet.page);
    await tablet.page.getByLabel("Passphrase", { exact: true }).fill("wrong again");
    await tablet.page.getByRole("button", { name: "Use this passphrase" }).click();
    await tablet.page.getByText("That passphrase does not open what lies there").waitFor();
    await tablet.page.getByLabel("Passphrase", { exact: true }).fill("一个新的口令");
    await tablet.page.getByRole("button", { name: "Use this passphrase" }).click();
    await tablet.page.getByText("The passphrase is in use").waitFor();
    await tablet.page.getByRole("button", { name: "Close" }).click();
    await meetsAt(tablet.page);
    await meetsAt(phone.page);
    for (const { page } of [phone, tablet]) {
      await goTo(page, "Notes");
      for (const title of ["seen from the window", "after the change", "typed before it heard"])
        await page.getByRole("link", { name: title }).waitFor();
    }
    expect([...phone.errors, ...tablet.errors]).toEqual([]);
  });

  it("keeps what it has when a place is no longer used, and none of its keys leave in an export", async () => {
    const { page } = tablet;
    await page.goto(`${other.address}/settings`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export everything" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    expect(text).toContain("after the change");
    for (const secret of [secretKey, s3.endpoint, "sealingKey", "argon"]) expect(text).not.toContain(secret);
    await openPlace(page);
    await page.getByRole("button", { name: "Stop using this place" }).click();
    await page.getByText(/is no longer in use/).waitFor();
    await page.reload();
    await page.getByText("The gateway", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: /^More about wayside/ }).count()).toBe(0);
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "after the change" }).waitFor();
  });
});

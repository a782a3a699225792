import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { mp3Of, toneOf } from "../support/documents.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { widePicture } from "../support/pages.ts";
import { PodcastSite } from "../support/podcast-site.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;
const podcast = new PodcastSite();

/** Voices that speak by being asked to: what they said is kept, and each sentence ends when the test says so. */
const fakeVoices = `(() => {
  const spoken = [];
  let current;
  const voices = [
    { name: "Ava", lang: "en-US", localService: true, default: true, voiceURI: "ava" },
    { name: "Daniel", lang: "en-GB", localService: true, default: false, voiceURI: "daniel" },
    { name: "Tingting", lang: "zh-CN", localService: true, default: false, voiceURI: "tingting" },
  ];
  class Utterance { constructor(text) { this.text = text; this.rate = 1; } }
  const synthesis = {
    getVoices: () => (window.noVoices ? [] : voices),
    speak: (utterance) => { current = utterance; spoken.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate }); },
    cancel: () => { const ended = current; current = undefined; ended?.onerror?.({ error: "interrupted" }); },
    addEventListener: () => undefined,
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
  window.spoken = spoken;
  window.endSentence = () => { const ended = current; current = undefined; ended?.onend?.({}); };
})()`;

/** What the lock screen is told and asked, kept to be looked at. */
const watchedLockScreen = `(() => {
  const session = navigator.mediaSession;
  window.lockScreen = { actions: {}, position: undefined };
  const setActionHandler = session.setActionHandler.bind(session);
  session.setActionHandler = (action, handler) => { window.lockScreen.actions[action] = handler; setActionHandler(action, handler); };
  const setPositionState = session.setPositionState.bind(session);
  session.setPositionState = (state) => { window.lockScreen.position = state; setPositionState(state); };
})()`;

interface Spoken {
  readonly text: string;
  readonly voice: string;
  readonly rate: number;
}
const spoken = (page: Page): Promise<readonly Spoken[]> => page.evaluate<Spoken[]>("window.spoken");
const last = async (page: Page): Promise<Spoken | undefined> => (await spoken(page)).at(-1);

beforeAll(async () => {
  site = await startTestSite();
  await podcast.listen();
  gateway = await startGateway({ WAYSIDE_ALLOW: `${site.host},${podcast.host}` });
  device = await openDevice();
  await device.context.addInitScript(fakeVoices);
  await device.page.goto(`${gateway.address}/read`);
  await workerReady(device.page);
  for (const path of ["/chinese", "/code"]) {
    await saveAddress(device.page, site.address + path);
  }
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
  await podcast.close();
});

describe("an article read aloud", () => {
  it("goes sentence by sentence, in sight, with speed, skips and the lock screen", async () => {
    const { page } = device;
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
    await page.getByRole("button", { name: "Listen", exact: true }).click();
    await expect
      .poll(async () => (await last(page))?.text)
      .toBe("Scheduling follows the same line of thought.");
    expect((await last(page))?.voice).toBe("Ava");
    await page.evaluate("endSentence()");
    expect((await last(page))?.text).toMatch(/^A job that cannot start whole/);
    await expect
      .poll(() => page.evaluate(() => [...(CSS.highlights.get("spoken") ?? [])].map(String).join()))
      .toMatch(/^A job that cannot start whole/);

    await page.getByRole("button", { name: "Sentence forward" }).click();
    expect((await last(page))?.text).toBe("Gangs start together or wait together.");
    await page.getByRole("button", { name: "Sentence back" }).click();
    expect((await last(page))?.text).toMatch(/^A job that cannot start whole/);
    await page.getByRole("button", { name: "Paragraph forward" }).click();
    expect((await last(page))?.text).toMatch(/^apiVersion/);
    await page.getByRole("button", { name: "Paragraph back" }).click();
    expect((await last(page))?.text).toBe("Scheduling follows the same line of thought.");

    await page.getByRole("combobox", { name: "Speed" }).selectOption("1.5");
    expect((await last(page))?.rate).toBe(1.5);
    await page.getByRole("combobox", { name: "Voice" }).selectOption("Daniel");
    expect((await last(page))?.voice).toBe("Daniel");

    const count = (await spoken(page)).length;
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await page.evaluate(() => navigator.mediaSession.playbackState)).toBe("paused");
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe(
      "A queue for GPU jobs in forty lines",
    );
    await page.getByRole("button", { name: "Play" }).click();
    expect((await spoken(page)).length).toBe(count + 1);
  });

  it("ends, is done, and the next one begins by itself, a Chinese one with a Chinese voice", async () => {
    const { page } = device;
    for (let sentence = 0; sentence < 200; sentence++) {
      if ((await last(page))?.voice === "Tingting") break;
      const before = (await spoken(page)).length;
      await page.evaluate("endSentence()");
      await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(before);
    }
    await page.getByRole("heading", { name: "预填充与解码为什么要分开", level: 1 }).waitFor();
    await expect.poll(async () => (await last(page))?.voice).toBe("Tingting");
    expect((await spoken(page)).find(({ voice }) => voice === "Tingting")?.text).toMatch(
      /^把预填充和解码放在同一台机器上/,
    );
    await page.getByRole("button", { name: "Stop listening" }).click();
    await goTo(page, "Read");
    await page.getByRole("button", { name: /^Finished/ }).click();
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).waitFor();
  });

  it("where the device has no voice, the app says so", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.evaluate("window.noVoices = true");
    await page.getByRole("link", { name: "预填充与解码为什么要分开" }).click();
    await page.getByRole("button", { name: "Listen", exact: true }).click();
    await page.getByText(/This device has no voice for this article's language/).waitFor();
    expect(device.errors).toEqual([]);
  });
});

describe("a recording", () => {
  it("plays offline piece by piece, and goes on where it was left", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page
      .getByLabel("Add files")
      .setInputFiles({ name: "talk on gangs.wav", mimeType: "audio/wav", buffer: toneOf(60) });
    await page.getByRole("link", { name: "talk on gangs" }).waitFor();
    const port = new URL(gateway.address).port;
    await gateway.kill();
    await device.context.setOffline(true);
    await page.getByRole("button", { name: /^Listen/ }).click();
    await page.getByRole("link", { name: "talk on gangs" }).click();
    await page.getByText("0:00 / 1:00").waitFor();
    const source = (await page.locator("audio").getAttribute("src")) ?? "";
    const piece = await page.evaluate(async (address) => {
      const response = await fetch(address, { headers: { range: "bytes=1000-1999" } });
      return [
        response.status,
        response.headers.get("content-range"),
        (await response.arrayBuffer()).byteLength,
      ] as const;
    }, source);
    expect(piece).toEqual([206, `bytes 1000-1999/${44 + 60 * 8000}`, 1000]);

    await page.getByRole("button", { name: "30 seconds forward" }).click();
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByText(/^0:3[1-9] \/ 1:00$/).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Play" }).waitFor();
    // Whatever way one leaves its page, the place stays.
    for (const leave of ["Back to the queue", "Write a note"]) {
      await page.getByRole("link", { name: leave }).first().click();
      await page.getByRole("heading", { name: "talk on gangs", level: 1 }).waitFor({ state: "detached" });
      await page.goto(`${gateway.address}/read`);
      await page.getByRole("link", { name: "talk on gangs" }).click();
      await page.getByText(/^0:3[1-9] \/ 1:00$/).waitFor();
    }
    device = await device.relaunch(page.url());
    await device.page.getByText(/^0:3[1-9] \/ 1:00$/).waitFor();
    await device.context.setOffline(false);
    gateway = await startGateway(
      { WAYSIDE_ALLOW: `${site.host},${podcast.host}`, PORT: port },
      gateway.dataFolder,
    );
    expect(device.errors).toEqual([]);
  });

  it("plays on when its page is left, and the next of the queue begins by itself", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page
      .getByLabel("Add files")
      .setInputFiles({ name: "talk on packing.wav", mimeType: "audio/wav", buffer: toneOf(8) });
    await page.getByRole("link", { name: "talk on packing" }).click();
    await page.getByText("0:00 / 0:08").waitFor();
    await page.getByRole("button", { name: "Play" }).click();
    await page.getByText(/^0:0[1-8] \/ 0:08$/).waitFor();
    await page.getByRole("link", { name: "Back to the queue" }).click();
    const player = page.getByRole("region", { name: "Player" });
    await player.getByText("talk on packing").waitFor();
    await goTo(page, "Notes");
    await player.getByRole("button", { name: "Pause" }).waitFor();
    // It ends while one is elsewhere: it is done, and the other recording begins where it was left.
    await player.getByText("talk on gangs").waitFor();
    await player.getByText(/0:3\d \/ 1:00$/).waitFor();
    await player.getByRole("button", { name: "Stop listening" }).click();
    await player.waitFor({ state: "detached" });
    await goTo(page, "Read");
    await page.getByRole("button", { name: /^Finished/ }).click();
    await page.getByRole("link", { name: "talk on packing" }).waitFor();
    expect(device.errors).toEqual([]);
  });
});

describe("an episode of a podcast", () => {
  beforeAll(() => device.context.addInitScript(watchedLockScreen));

  it("has its show, notes, chapters, cover and page of the feed, though its recording is sent as a page", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/radar?view=sources`);
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(`${podcast.address}/feed.xml`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: "How queues wait" }).click();
    await page.getByRole("button", { name: "Read later" }).click();
    await page.getByText("In the reading queue").waitFor();
    await page.goto(`${gateway.address}/read`);
    const row = page.getByRole("listitem").filter({ hasText: "How queues wait" });
    await row.getByText("Signals and Sidings", { exact: true }).waitFor();
    await row.getByText("On this device", { exact: true }).waitFor({ state: "attached" });

    // What is kept of it is here without a network.
    await device.context.setOffline(true);
    await row.getByRole("link", { name: "How queues wait" }).click();
    const article = page.getByRole("article");
    await article.getByText("Signals and Sidings").waitFor();
    expect(await article.getByRole("link", { name: "Open the original" }).getAttribute("href")).toBe(
      `${podcast.address}/episodes/1`,
    );
    const cover = article.getByRole("img", { name: "Cover" });
    await expect
      .poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await article.getByText("Thanks to all who wrote.").waitFor();
    expect(await article.getByRole("link", { name: "paging" }).getAttribute("href")).toBe(
      `${podcast.address}/links/paging`,
    );
    expect(await page.evaluate("window.ran")).toBeUndefined();
  });

  it("is played chapter by chapter, in the app and from the lock screen", async () => {
    const { page } = device;
    const chapters = page.getByRole("region", { name: "Chapters" });
    await chapters
      .getByRole("button", { name: /Departure/ })
      .and(page.locator("[aria-current=true]"))
      .waitFor();
    await chapters.getByRole("button", { name: "0:10 The middle of the line" }).click();
    await page.getByText(/^0:1[0-9] \/ 0:29$/).waitFor();
    await chapters
      .getByRole("button", { name: /The middle of the line/ })
      .and(page.locator("[aria-current=true]"))
      .waitFor();
    expect(await chapters.locator("[aria-current=true]").count()).toBe(1);

    expect(
      await page.evaluate(() => {
        const { metadata } = navigator.mediaSession;
        return [metadata?.title, metadata?.artist, metadata?.artwork[0]?.src.split(":")[0]];
      }),
    ).toEqual(["How queues wait", "Signals and Sidings", "blob"]);
    await page.evaluate("window.lockScreen.actions.seekto({ action: 'seekto', seekTime: 21 })");
    await page.getByText(/^0:2[1-9] \/ 0:29$/).waitFor();
    await chapters
      .getByRole("button", { name: /Arrival/ })
      .and(page.locator("[aria-current=true]"))
      .waitFor();
    const position = await page.evaluate<MediaPositionState>("window.lockScreen.position");
    expect(position.position).toBeGreaterThanOrEqual(21);
    expect(position.duration).toBeCloseTo(29.9, 0);
    expect(position.playbackRate).toBe(
      await page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate),
    );
    await page.evaluate("window.lockScreen.actions.pause({ action: 'pause' })");

    await page.getByRole("link", { name: "Back to the queue" }).click();
    const player = page.getByRole("region", { name: "Player" });
    await player.getByText(/^Signals and Sidings · 0:2\d \/ 0:29$/).waitFor();
    await expect
      .poll(() => player.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    // How far it was heard stands in its row.
    const heard = page.getByRole("listitem").filter({ hasText: "How queues wait" }).getByRole("progressbar");
    await expect
      .poll(() => heard.evaluate((bar: HTMLProgressElement) => bar.value / bar.max))
      .toBeGreaterThan(0.65);
    await player.getByRole("button", { name: "Stop listening" }).click();
  });

  it("added by hand has its show, chapters and cover of its file", async () => {
    const { page } = device;
    await device.context.setOffline(false);
    await page.goto(`${gateway.address}/read`);
    const tags = {
      album: "信号 Weekly",
      chapters: [
        { start: 0, title: "Begin" },
        { start: 5, title: "到站" },
      ],
      picture: widePicture,
    };
    await page.getByRole("button", { name: "More ways to add" }).click();
    await page
      .getByLabel("Add files")
      .setInputFiles({ name: "week 40.mp3", mimeType: "audio/mpeg", buffer: mp3Of(12, tags) });
    const row = page.getByRole("listitem").filter({ hasText: "week 40" });
    await row.getByText("信号 Weekly").waitFor();
    await row.getByRole("link", { name: "week 40" }).click();
    await page.getByRole("article").getByRole("img", { name: "Cover" }).waitFor();
    await page.getByRole("button", { name: "0:05 到站" }).click();
    await page.getByText(/^0:0[5-9] \/ 0:1[12]$/).waitFor();
  });

  it("is a recording by its bytes under an address that names none", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await saveAddress(page, `${podcast.address}/media/two`);
    await page.getByRole("link", { name: "two", exact: true }).click();
    await page.getByText("0:00 / 0:29").waitFor();
    expect(device.errors).toEqual([]);
  });

  it("above 200 MB comes where the chosen room allows, and says so where it does not", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/settings`);
    await page.getByLabel("Room for recordings").selectOption("200 MB");
    await page.goto(`${gateway.address}/read`);
    await saveAddress(page, `${podcast.address}/media/long.wav`);
    const row = page.getByRole("listitem").filter({ hasText: "long" });
    await row.getByText(/room/i).waitFor();
    await page.goto(`${gateway.address}/settings`);
    await page.getByLabel("Room for recordings").selectOption("500 MB");
    await page.goto(`${gateway.address}/read`);
    await row.getByText("On this device", { exact: true }).waitFor({ state: "attached", timeout: 90_000 });
    await row.getByRole("link").first().click();
    await page.getByText(/^0:00 \/ 7:1\d:\d\d$/).waitFor();
    expect(device.errors).toEqual([]);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, saveAddress, workerReady } from "../support/chromium.ts";
import { pdfOf } from "../support/documents.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { startTestSite, type TestSite } from "../support/test-site.ts";

let site: TestSite;
let gateway: GatewayProcess;
let device: Device;

beforeAll(async () => {
  site = await startTestSite();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  device = await openDevice();
  await device.page.goto(`${gateway.address}/read`);
  await workerReady(device.page);
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
  await site.close();
});

/** Shares as the phone's share sheet does: a form posted to the app's address, opened as a page. */
async function share(
  page: Page,
  fields: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly type: string; readonly text: string },
): Promise<void> {
  const opened = page.waitForEvent("load");
  await page.evaluate(
    ([values, one, action]) => {
      const form = document.createElement("form");
      form.method = "POST";
      form.enctype = "multipart/form-data";
      form.action = action;
      for (const [name, value] of Object.entries(values)) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        form.append(field);
      }
      if (one !== undefined) {
        const input = document.createElement("input");
        input.type = "file";
        input.name = "files";
        const transfer = new DataTransfer();
        transfer.items.add(new File([one.text], one.name, { type: one.type }));
        input.files = transfer.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    [fields, file, `${gateway.address}/share-target`] as const,
  );
  await opened;
}

const row = (page: Page, title: string | RegExp) => page.getByRole("link", { name: title });

describe("what other apps share", () => {
  it("is in the queue though the server is gone, and is fetched when it is back", async () => {
    const { page } = device;
    const port = new URL(gateway.address).port;
    await gateway.kill();
    await device.context.setOffline(true);
    await share(page, { title: "Two pools", text: `Worth a look ${site.address}/pictures?utm_source=chat` });
    await row(page, "Two pools").waitFor();
    await share(page, { title: "", text: "", url: `${site.address}/chinese` });
    await row(page, /\/chinese$/).waitFor();
    await share(page, { text: "# A thought on gangs\n\nThey start **together** or wait together." });
    await row(page, "A thought on gangs").click();
    await page.getByRole("heading", { name: "A thought on gangs", level: 1 }).waitFor();
    await page.getByText("They start together or wait together.").waitFor();
    await goTo(page, "Read");
    await share(
      page,
      { title: "Saved page" },
      {
        name: "wire.html",
        type: "text/html",
        text: `<!doctype html><title>The wire in a file</title><article><h1>The wire in a file</h1>${"<p>It decides whether splitting pays, and so it is measured first, before anything is split.</p>".repeat(6)}</article>`,
      },
    );
    await row(page, "The wire in a file").waitFor();

    await device.context.setOffline(false);
    gateway = await startGateway({ WAYSIDE_ALLOW: site.host, PORT: port }, gateway.dataFolder);
    await page.goto(`${gateway.address}/read`);
    await row(page, "预填充与解码为什么要分开").waitFor();
    await row(page, "Two pools, drawn").click();
    await page.getByText("The wire decides.").waitFor();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "Worth a look" }).waitFor();
    expect(device.errors).toEqual([]);
  });

  it("keeps all of it: files and words, files and an address, and each of two addresses", async () => {
    const { page } = device;
    await goTo(page, "Read");
    const file = (name: string) => ({
      name,
      type: "text/html",
      text: `<!doctype html><title>${name} by hand</title><article><h1>${name} by hand</h1>${"<p>It came as a file, and nobody says from where, so no site is made up for it.</p>".repeat(6)}</article>`,
    });
    await share(page, { text: "For Ann to look at" }, file("one.html"));
    await row(page, "one.html by hand").waitFor();
    expect(await page.getByText(/invalid/).count()).toBe(0);
    await share(page, { text: `Found by ${site.address}/thin` }, file("two.html"));
    await row(page, "two.html by hand").waitFor();
    await row(page, "Front page").waitFor();
    await share(page, { text: `Compare ${site.address}/topic?t=8 and ${site.address}/topic?t=9 tonight` });
    await row(page, "Topic 8").waitFor();
    await row(page, "Topic 9").waitFor();
    // A file that is refused takes no words with it.
    await share(
      page,
      { text: "What was under the picture" },
      { name: "photo.png", type: "image/png", text: "no" },
    );
    await row(page, "What was under the picture").waitFor();
    await goTo(page, "Notes");
    for (const words of ["For Ann to look at", "Found by", /^Compare .* and .* tonight/])
      await page.getByRole("link", { name: words }).first().waitFor();
  });

  it("that holds nothing it can keep is refused in words, and leaves the queue as it was", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await share(page, {}, { name: "photo.png", type: "image/png", text: "no picture" });
    await page.getByText(/“photo.png” is neither text, HTML, Markdown, PDF nor audio/).waitFor();
    expect(await row(page, /photo/).count()).toBe(0);
  });
});

describe("a shared file that looks like a plan or a calendar", () => {
  const plan = {
    name: "plan.md",
    type: "text/markdown",
    text: "# Bread in two weeks\n\n## Week 1\n\n- [ ] Feed the sourdough\n- [ ] Bake once\n\n## Week 2\n\n- [ ] Bake twice\n",
  };

  it("is asked about until the person has said what becomes of it: an article, a note, a plan", async () => {
    const { page } = device;
    const asked = page.getByRole("dialog", { name: "This file looks like a plan" });
    await goTo(page, "Read");
    await share(page, { text: "For the winter" }, plan);
    await asked.getByText(/“plan.md” has 3 tasks/).waitFor();
    await asked.getByRole("button", { name: "Later" }).click();
    await row(page, "For the winter").waitFor();
    await page.reload();
    await asked.getByRole("button", { name: "Add to the queue" }).click();
    await row(page, "Bread in two weeks").waitFor();
    await page.reload();
    await row(page, "Bread in two weeks").waitFor();

    await share(page, {}, plan);
    await asked.getByRole("button", { name: "Keep as a note" }).click();
    await page.getByText("Kept as a note").waitFor();
    await goTo(page, "Notes");
    await page.getByRole("link", { name: "Bread in two weeks" }).waitFor();

    await share(page, {}, plan);
    await asked.getByRole("button", { name: "Use as a plan" }).click();
    await page.getByRole("heading", { name: "Bread in two weeks", level: 1 }).waitFor();
    await page.getByText("3 tasks").waitFor();
    expect(await asked.count()).toBe(0);
    await page.getByRole("button", { name: "Not this one" }).click();
  });

  it("shows the events of a calendar before they are added", async () => {
    const { page } = device;
    const asked = page.getByRole("dialog", { name: "This file is a calendar" });
    await goTo(page, "Read");
    await share(
      page,
      {},
      {
        name: "talks.ics",
        type: "text/calendar",
        text: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:talk@x\r\nSUMMARY:Talk on trains\r\nDTSTART;VALUE=DATE:20991102\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      },
    );
    await asked.getByText("“talks.ics” has 1 event:").waitFor();
    await asked.getByText("Talk on trains").waitFor();
    expect(await row(page, /talks/).count()).toBe(0);
    await asked.getByRole("button", { name: "Add the event to the radar" }).click();
    await page.getByText("1 new").waitFor();
    await page.goto(`${gateway.address}/radar?view=events`);
    await page.getByText("Talk on trains").waitFor();
    await share(page, {}, { name: "none.ics", type: "", text: "no calendar" });
    await asked.getByText(/That is no calendar/).waitFor();
    await asked.getByRole("button", { name: "Leave it out" }).click();
    await page.getByText("Left out. Nothing of it is kept.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "More ways to add" }).waitFor();
    expect(await asked.count()).toBe(0);
    expect(device.errors).toEqual([]);
  });
});

describe("the same article by different ways", () => {
  it("is one: by tracking parameters, by a redirect, by the page's own canonical link", async () => {
    const { page } = device;
    const title = "A queue for GPU jobs in forty lines";
    for (const path of ["/code", "/code?fbclid=1#top", "/canonical", "/redirect?to=/code"]) {
      await goTo(page, "Read");
      await saveAddress(page, site.address + path);
      // Two of them stand there until both are known for one.
      await row(page, title).first().waitFor();
      await page.getByText("Fetching…").waitFor({ state: "detached" });
    }
    for (const path of ["/canonical", "/redirect"]) await expect.poll(() => site.visits.get(path)).toBe(1);
    await expect.poll(() => row(page, /canonical|redirect/).count()).toBe(0);
    await expect.poll(() => row(page, title).count()).toBe(1);
    // And the page as a file, which says its address and other words: it is another, and nothing is taken from the first.
    await share(
      page,
      {},
      {
        name: "page.html",
        type: "text/html",
        text: `<!doctype html><link rel="canonical" href="${site.address}/code"><title>${title}</title><article><h1>${title}</h1>${"<p>Another copy of it, saved by hand from the browser while it was open there.</p>".repeat(5)}</article>`,
      },
    );
    await expect.poll(() => row(page, title).count()).toBe(2);
  });

  it("never loses one to a canonical address alone: topics told apart by their query, a page left behind by its head", async () => {
    const { page } = device;
    const save = async (path: string, title: string): Promise<void> => {
      await goTo(page, "Read");
      await saveAddress(page, site.address + path);
      // Two of them stand there until both are known for one.
      await row(page, title).first().waitFor();
      await page.getByText("Fetching…").waitFor({ state: "detached" });
    };
    await save("/topic?t=1", "Topic 1");
    await save("/topic?t=2", "Topic 2");
    await save("/?p=1", "Post 1");
    await save("/?p=2", "Post 2");
    await save("/stale-canonical", "Thinking page");
    await save("/tutorial", "The tutorial");
    await save("/q?aa=%D1%80", "Query");
    await save("/q?aa=%d1%80", "Query");
    for (const title of ["Topic 1", "Topic 2", "Post 1", "Post 2", "Thinking page", "The tutorial"])
      await expect.poll(() => row(page, title).count()).toBe(1);
    await expect.poll(() => row(page, "Query").count()).toBe(1);
  });

  it("says so where two are one, and undoes it", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/canonical`);
    await page.getByText(/was here already under another address/).waitFor();
    const before = await row(page, "A queue for GPU jobs in forty lines").count();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => row(page, "A queue for GPU jobs in forty lines").count()).toBe(before + 1);
  });
});

describe("what is added by hand", () => {
  it("a PDF is kept, its text is read, and it opens with no server", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await device.context.setOffline(true);
    await page.getByRole("button", { name: "More ways to add" }).click();
    const paper = pdfOf("Paging by hand", [
      "Pages are handed out one by one,",
      "so that nothing is reserved in vain.",
    ]);
    await page
      .getByLabel("Add files")
      .setInputFiles({ name: "paging.pdf", mimeType: "application/pdf", buffer: paper });
    await row(page, "Paging by hand").click();
    await page.getByText("Pages are handed out one by one, so that nothing is reserved in vain.").waitFor();
    const address = await page.getByRole("link", { name: "Open the PDF" }).getAttribute("href");
    const opened = await page.evaluate(async (href) => {
      const response = await fetch(href);
      return [response.headers.get("content-type"), (await response.arrayBuffer()).byteLength] as const;
    }, address ?? "");
    expect(opened).toEqual(["application/pdf", paper.length]);
    await device.context.setOffline(false);
  });

  it("a PDF by its address is had through the gateway", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/paper`);
    await row(page, "A paper on paging").click();
    await page.getByText(/Memory is handed out in pages/).waitFor();
  });

  it("a pasted page keeps its formatting, a pasted text its paragraphs", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await page.getByRole("button", { name: "More ways to add" }).click();
    const field = page.getByRole("textbox", { name: "Text to keep" });
    await field.evaluate((element) => {
      const data = new DataTransfer();
      data.setData(
        "text/html",
        "<h1>Pasted with headings</h1><h2>One</h2><p>The first <b>bold</b> part of what was copied.</p><h2>Two</h2><p>The second part of it.</p>",
      );
      data.setData("text/plain", "Pasted with headings One The first bold part");
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    });
    await field.fill("Pasted with headings One The first bold part");
    await page.getByText("A formatted page is pasted").waitFor();
    await page.getByRole("button", { name: "Keep this text" }).click();
    await page
      .getByRole("link", { name: /Pasted/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Two", level: 2 }).waitFor();
    expect(await page.locator(".article__text b, .article__text strong").textContent()).toBe("bold");
  });

  it("comes along to another device, the file and all", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText(/^All met/).waitFor();
    const other = await openDevice();
    try {
      await other.page.goto(`${gateway.address}/read`);
      await other.page.getByRole("link", { name: "A thought on gangs" }).click();
      await other.page.getByText("They start together or wait together.").waitFor();
      await goTo(other.page, "Read");
      await other.page.getByRole("link", { name: "Paging by hand" }).click();
      await other.page.getByText(/Pages are handed out one by one/).waitFor();
      expect(other.errors).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe("the bookmarklet", () => {
  it.each([
    ["forbids forms", { "content-security-policy": "form-action 'self'" }, "alert", /on the clipboard now/],
    [
      "forbids forms and the clipboard",
      { "content-security-policy": "form-action 'self'", "permissions-policy": "clipboard-write=()" },
      "prompt",
      /Copy its address, open Wayside/,
    ],
    [
      "lets no tab open",
      { "content-security-policy": "sandbox allow-scripts allow-same-origin allow-forms allow-modals" },
      "prompt",
      /Copy its address, open Wayside/,
    ],
  ] as const)("on a page that %s says what to do instead", async (_, headers, kind, words) => {
    const foreign = createServer((_request, response) => {
      response
        .writeHead(200, { "content-type": "text/html", ...headers })
        .end("<!doctype html><title>Closed</title><article>Words</article>");
    });
    await new Promise<void>((done) => foreign.listen(0, "127.0.0.1", done));
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("button", { name: "More ways to add" }).click();
    const code = (await page.getByText("Keep in Wayside").getAttribute("href")) ?? "";
    await page.keyboard.press("Escape");
    await device.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const tab = await device.context.newPage();
    const address = `http://localhost:${(foreign.address() as AddressInfo).port}/closed`;
    await tab.goto(address);
    const told = tab.waitForEvent("dialog");
    void tab.evaluate(decodeURIComponent(code.slice("javascript:".length)));
    const dialog = await told;
    expect([dialog.type(), dialog.message()]).toEqual([kind, expect.stringMatching(words)]);
    if (kind === "prompt") expect(dialog.defaultValue()).toBe(address);
    await dialog.dismiss();
    await tab.close();
    await device.context.clearPermissions();
    foreign.closeAllConnections();
    foreign.close();
  });

  it("sends the rendered page of any site, with no gateway to fetch it", async () => {
    const foreign = createServer((_, response) => {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          `<!doctype html><title>Members only</title><body><article><h1>For members only</h1><div id="late"></div></article><script>document.getElementById("late").innerHTML = "<p>This came by a script, behind a login, and no gateway will ever see it as the reader does.</p>".repeat(5)</script>`,
        );
    });
    await new Promise<void>((done) => foreign.listen(0, "127.0.0.1", done));
    const { page } = device;
    await page.goto(`${gateway.address}/read`);
    await page.getByRole("button", { name: "More ways to add" }).click();
    const code = (await page.getByText("Keep in Wayside").getAttribute("href")) ?? "";
    await page.keyboard.press("Escape");
    const tab = await device.context.newPage();
    await tab.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/members`);
    const opened = device.context.waitForEvent("page");
    await tab.evaluate(decodeURIComponent(code.slice("javascript:".length)));
    const app = await opened;
    await app
      .getByRole("link", { name: /Members only|For members only/ })
      .first()
      .click();
    await app.getByText("This came by a script, behind a login").first().waitFor();
    await app.close();
    await tab.close();
    foreign.closeAllConnections();
    foreign.close();
  });
});

describe("what is shared before the app can receive it", () => {
  it("is kept where it is words, and said where it is not", async () => {
    const share = async (fields: Readonly<Record<string, string>>): Promise<string> => {
      const form = new FormData();
      for (const [name, field] of Object.entries(fields)) form.set(name, field);
      const answer = await fetch(`${gateway.address}/share-target`, {
        method: "POST",
        body: form,
        redirect: "manual",
      });
      expect(answer.status).toBe(303);
      return new URL(answer.headers.get("location") ?? "", gateway.address).href;
    };
    const fresh = await openDevice();
    await fresh.page.goto(await share({ title: "", text: `${site.address}/footnotes` }));
    await fresh.page.getByRole("link", { name: "What the margins say" }).waitFor();
    await fresh.page.goto(await share({ text: "a".repeat(20_000) }));
    await fresh.page.getByText(/^Nothing arrived\./).waitFor();
    await fresh.close();
  });
});

describe("a page of which little is found", () => {
  it("says so, and gives the text of the whole page instead", async () => {
    const { page } = device;
    await goTo(page, "Read");
    await saveAddress(page, `${site.address}/thin`);
    await row(page, "Front page").click();
    await page.getByText("Little text was found on this page.").waitFor();
    await page.getByRole("button", { name: "Show the whole page's text" }).click();
    await page.getByText("This is the text of the whole page").waitFor();
    await page.getByText(/Put both lives on one machine/).waitFor();
    expect(device.errors).toEqual([]);
  });
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { FeedSite } from "../support/feed-site.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { GithubApi } from "../support/github-api.ts";

const plan = `# AI-Infra, a month of watching

## Week 1: Release Tracking

### 🔄 Key Projects to Monitor

- **Kueue**: Monitor v0.9+ releases for improved gang scheduling
- **vLLM**: Track major releases for performance improvements
- **LWS (LeaderWorkset)**: Follow graduation status
- **DRA (Dynamic Resource Allocation)**: Monitor Kubernetes integration
- **Model Spec**: Follow CNCF Sandbox graduation progress

### 📅 Release Tracking Schedule

**Daily (10 minutes):**
- [ ] Check GitHub releases for 3-5 key projects

**Weekly:**
- [ ] Compile release notes summary

## Week 2: Events

### 📅 Events Calendar

- **KubeCon EU Follow-up**: Review AI Track sessions and recordings
- **GOSIM Events**: Monitor regional meetups

## 🔗 Quick Reference Links

### Daily Resources
- [CNCF Landscape](https://landscape.cncf.io/)

### Community Channels
- CNCF Slack: #sig-ai, #ai-ml-workloads
`;

const now = Date.now();
const day = (back: number): string => new Date(now - back * 86_400_000).toISOString();
const kueueNotes = `## Urgent Upgrade Notes

### (No, really, you MUST read this before you upgrade)

- The v1alpha1 types are no longer supported.

## Changes by Kind

### Feature

- Gangs are admitted together. ![x](https://example.org/x.png)
`;

const github = new GithubApi();
const site = new FeedSite();
let gateway: GatewayProcess;
let device: Device;
let page: Page;
beforeAll(async () => {
  github.releases.set("kubernetes-sigs/kueue", [
    { tag_name: "v0.10.0-rc.1", name: "v0.10.0-rc.1", body: "", published_at: day(1), prerelease: true },
    {
      tag_name: "v0.9.1",
      name: "v0.9.1",
      body: "### Bug or Regression\n\n- Fix a panic",
      published_at: day(2),
    },
    { tag_name: "v0.9.0", name: "v0.9.0", body: kueueNotes, published_at: day(5) },
    { tag_name: "v0.8.4", name: "v0.8.4", body: "", published_at: day(60) },
  ]);
  github.releases.set("vllm-project/vllm", [
    {
      tag_name: "v0.11.0",
      name: "v0.11.0",
      body: "## Highlights\n\n- Faster prefix cache",
      published_at: day(3),
    },
  ]);
  github.releases.set("kubernetes-sigs/lws", []);
  github.tags.set("kubernetes-sigs/lws", ["v0.7.0", "v0.6.2"]);
  github.releases.set("modelpack/model-spec", []);
  github.tags.set("modelpack/model-spec", []);
  github.archived.add("modelpack/model-spec");
  github.issues.set("kubernetes/enhancements#4381", {
    title: "DRA: structured parameters",
    state: "open",
    body: "# Enhancement",
    updated_at: day(4),
    html_url: "https://github.com/kubernetes/enhancements/issues/4381",
    milestone: { title: "v1.34" },
    labels: [{ name: "stage/stable" }],
  });
  await site.listen();
  gateway = await startGateway({ WAYSIDE_ALLOW: site.host });
  await github.start();
  device = await openDevice(undefined, { github });
  page = device.page;
  await page.goto(`${gateway.address}/plan`);
  await page
    .getByLabel("Open a Markdown plan")
    .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
  await page.getByRole("button", { name: "Other" }).click();
  await page.getByLabel("A day of the first week").fill(new Date().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Use this plan" }).click();
  await page.getByRole("link", { name: "Radar", exact: true }).waitFor();
  await workerReady(page);
});
afterAll(async () => {
  await device.close();
  await github.stop();
  await gateway.kill();
  await site.close();
});

const view = async (name: string): Promise<void> => {
  await goTo(page, "Radar");
  await page.getByRole("link", { name, exact: true }).click();
};
const refreshed = async (): Promise<void> => {
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  // What looks by itself may be at it already; either way it ends, and says when.
  await page.getByText(/^Looking:/).waitFor({ state: "detached" });
  await page.getByText(/^Looked at /).waitFor();
};

describe("releases", () => {
  it("come from GitHub: what is waited for and reached, tags alone, an archived project, a proposal", async () => {
    await goTo(page, "Radar");
    await page.getByText(/^reached in v0\.9\.0 on /).waitFor();
    await page.getByRole("link", { name: /^v0\.9\.1/ }).waitFor();
    // A release candidate does not count unless it is asked for.
    expect(await page.getByText("v0.10.0-rc.1").count()).toBe(0);
    await page.getByRole("link", { name: /^v0\.7\.0/ }).waitFor();
    await page.getByRole("link", { name: /^v1\.34 · stable/ }).waitFor();
    await page.getByText("Archived: its project has ended it").waitFor();
  });

  it("are asked for only in case of news the second time", async () => {
    const before = github.asked.length;
    // The same is not asked twice within a breath; a reload is a later look.
    await page.clock.install();
    await page.reload();
    await page.getByText(/^reached in v0\.9\.0 on /).waitFor();
    await page.clock.fastForward("02:00");
    await refreshed();
    await expect.poll(() => github.asked.length - before).toBeGreaterThan(3);
    const second = github.asked.slice(before);
    expect(second.filter(({ isConditional }) => !isConditional).map(({ path }) => path)).toEqual([]);
  });

  it("are read offline, what breaks first, and seen ones are not new any more", async () => {
    await device.context.setOffline(true);
    await page.reload();
    await page.getByRole("link", { name: "Kueue" }).click();
    await page.getByRole("link", { name: /^v0\.9\.0.*Breaking/ }).click();
    const headings = page.getByRole("heading", { level: 2 });
    await headings.first().waitFor();
    expect((await headings.allTextContents()).slice(0, 2)).toEqual(["Breaking", "New"]);
    await page.getByText("The v1alpha1 types are no longer supported.").first().waitFor();
    await page.getByText("Gangs are admitted together.").first().waitFor();
    await page.getByRole("link", { name: "Back to Radar" }).click();
    await page.getByRole("button", { name: "Project", exact: true }).click();
    await page.getByRole("combobox", { name: "The version you use" }).selectOption("v0.8.4");
    await page.keyboard.press("Escape");
    await page.getByText("you are here, 2 behind").last().waitFor();
  });

  it("checked today tick the plan's task, offline, and can be taken back", async () => {
    await goTo(page, "Radar");
    const news = page.getByText(/\d new$/);
    const listed = await page.getByRole("link", { name: /^v0/ }).count();
    await page.getByRole("button", { name: "Mark today’s check done" }).click();
    await page.getByText("Ticked in the plan, and all releases seen").waitFor();
    await page.getByText(/^Checked \d\d:\d\d$/).waitFor();
    // What there was to see stays in sight for the day.
    await expect.poll(() => news.count()).toBe(0);
    expect(await page.getByRole("link", { name: /^v0/ }).count()).toBe(listed);
    await page.getByRole("button", { name: "Undo today’s check" }).click();
    await news.first().waitFor();
    await page.getByRole("button", { name: "Mark today’s check done" }).click();
    await page.getByText(/^Checked \d\d:\d\d$/).waitFor();
    await goTo(page, "Today");
    expect(
      await page
        .getByRole("checkbox", { name: /Check GitHub releases/ })
        .first()
        .isChecked(),
    ).toBe(true);
    await goTo(page, "Radar");
    expect(await page.getByText(/\d new$/).count()).toBe(0);
  });

  it("are compiled into the note of the week, which the plan's weekly task knows of", async () => {
    await page.getByRole("button", { name: "Compile the week" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    const field = page.getByRole("textbox", { name: "Note" });
    await expect.poll(() => field.inputValue()).toContain("# Releases: the week of ");
    const text = await field.inputValue();
    expect(text).toContain("## Breaking and security");
    await field.fill(`${text}\nmy own line\n`);
    await page.getByText("Kept on this device", { exact: true }).waitFor();
    await goTo(page, "Radar");
    await page.getByRole("button", { name: "Compile the week" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await expect.poll(() => field.inputValue()).toContain("my own line");
    await goTo(page, "Today");
    expect(
      await page
        .getByRole("checkbox", { name: /Compile release notes summary/ })
        .first()
        .isChecked(),
    ).toBe(true);
    await device.context.setOffline(false);
  });

  it("of projects added by hand, or by a watch list, wait for their turn where GitHub answers no more", async () => {
    await goTo(page, "Radar");
    await page.getByRole("button", { name: "Add a project" }).click();
    await page.getByRole("textbox", { name: "Repository" }).fill("not a repository");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("That is no repository.").waitFor();
    github.releases.set("acme/one", [{ tag_name: "v1.0.0", name: "One", body: "", published_at: day(0) }]);
    await page.getByRole("textbox", { name: "Repository" }).fill("https://github.com/acme/one");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: /^v1\.0\.0/ }).waitFor();
    github.remaining = 0;
    const list = {
      included: [{ repo: "acme/two", url: "https://github.com/acme/two" }, { repo: "acme/one" }],
      exclude: ["acme/three"],
    };
    await page.getByLabel("Import a watch list").setInputFiles({
      name: "list.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(list)),
    });
    await page.getByRole("button", { name: "Included (2)" }).click();
    await page.getByText("1 added, 1 followed already").waitFor();
    await page.getByText(/for GitHub, which answers again after/).waitFor();
    github.remaining = 60;
  });

  it("come in a handful of requests with a token, which stays on this device", async () => {
    github.releases.set("acme/two", [{ tag_name: "v2.0.0", name: "Two", body: "", published_at: day(0) }]);
    await page.getByRole("button", { name: "GitHub token" }).click();
    await page.getByRole("textbox", { name: "GitHub token" }).fill("ghp_secret");
    await page.getByRole("button", { name: "Keep the token" }).click();
    await page.clock.fastForward("05:00");
    const before = github.asked.length;
    await refreshed();
    await page.getByRole("link", { name: /^v2\.0\.0/ }).waitFor();
    const asked = github.asked.slice(before);
    expect(asked.every(({ hasToken }) => hasToken)).toBe(true);
    // One for all repositories, one for the proposal; what was never looked at may have been asked for by itself before.
    expect(asked.filter(({ path }) => path.startsWith("/repos/") && !path.includes("/issues/"))).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(4);
    await page.goto(`${gateway.address}/settings`);
    const { bytes } = await downloadOf(page, "Export everything");
    expect(bytes.toString("latin1")).not.toContain("ghp_secret");
    await page.goto(`${gateway.address}/radar`);
    await page.getByRole("button", { name: "GitHub token" }).click();
    await page.getByRole("button", { name: "Forget the token" }).click();
  });
});

/** The site publishes up to a post, and two hours later that is seen. */
async function published(item: number): Promise<void> {
  site.item = item;
  await page.clock.fastForward("02:00:00");
  await refreshed();
  await page.getByRole("link", { name: `Post ${item} bold` }).waitFor();
}

/** Decides about a piece of a source by the menu of its row. */
async function decide(title: string, how: "Read later" | "Skip"): Promise<void> {
  await page.getByRole("button", { name: `More about “${title}”` }).click();
  await page.getByRole("dialog").getByRole("button", { name: how, exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

describe("sources", () => {
  it("are found from a site's address; what comes is decided about, and later is read whole, offline", async () => {
    await view("Sources");
    await page.getByRole("button", { name: "Add a source" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(`http://${site.host}/`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: "Post 1 bold" }).waitFor();
    await decide("Post 1 bold", "Read later");
    await page.getByText("In the reading queue").waitFor();
    await page.getByRole("link", { name: "Post 1 bold" }).waitFor({ state: "detached" });
    await goTo(page, "Read");
    await page.getByRole("link", { name: /^Post 1/ }).click();
    await page.getByText("The whole of the post, which the feed does not give.").first().waitFor();
  });

  it("bring nothing twice, whatever becomes of their links, and are asked only in case of news", async () => {
    await view("Sources");
    await published(3);
    expect(await page.getByRole("link", { name: "Post 1 bold" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Post 2 bold" }).count()).toBe(1);
    const before = site.asked.length;
    await page.clock.fastForward("02:00:00");
    await refreshed();
    await expect
      .poll(() => site.asked.slice(before).filter(({ path }) => path === "/feed.xml").length)
      .toBe(1);
    expect(site.asked.slice(before).filter(({ path }) => path === "/feed.xml")[0]?.condition).toBe('"v3"');
    await decide("Post 2 bold", "Skip");
    await page.getByRole("link", { name: "Post 2 bold" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Post 2 bold" }).waitFor();
  });

  it("open here, where the network is gone too, and are no longer new then", async () => {
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Post 2 bold" }) });
    await row.getByText(/^New/).waitFor();
    await device.context.setOffline(true);
    await page.getByRole("link", { name: "Post 2 bold" }).click();
    await page.getByRole("heading", { name: "Post 2 bold", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Read later" }).waitFor();
    await page.getByRole("link", { name: "Back to the sources" }).click();
    await row.waitFor();
    await expect.poll(() => row.getByText(/^New/).count()).toBe(0);
    await page.getByRole("link", { name: "Post 2 bold" }).click();
    await page.getByRole("button", { name: "Skip", exact: true }).click();
    await row.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row.waitFor();
    await device.context.setOffline(false);
  });

  it("with recordings: one is downloaded, the server stops, and it plays", async () => {
    await decide("A talk on queues", "Read later");
    await page.getByText("In the reading queue").waitFor();
    await goTo(page, "Read");
    // It breaks off on the way; the next look goes on where it was.
    await page.getByRole("link", { name: "A talk on queues" }).waitFor();
    await expect
      .poll(() => site.asked.filter(({ path }) => path === "/talk.wav").length)
      .toBeGreaterThanOrEqual(2);
    await page.reload();
    await page.getByRole("link", { name: "A talk on queues" }).click();
    await page.getByRole("button", { name: /^Play/ }).waitFor();
    const ranges = site.asked.filter(({ path }) => path === "/talk.wav").map(({ range }) => range);
    expect(ranges.filter((range) => range?.startsWith("bytes=0-"))).toHaveLength(1);
    await device.context.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: /^Play/ }).click();
    await page.getByRole("button", { name: /^Pause/ }).waitFor();
    await device.context.setOffline(false);
  });

  it("with a recording that its server calls bytes: it is heard all the same", async () => {
    await view("Sources");
    await decide("A talk without a name", "Read later");
    await page.getByText("In the reading queue").waitFor();
    await goTo(page, "Read");
    await page.getByRole("link", { name: "A talk without a name" }).click();
    await page.getByRole("button", { name: /^Play/ }).click();
    await page.getByRole("button", { name: /^Pause/ }).waitFor();
    await page.goto(`${gateway.address}/settings`);
    await page.getByText(/^2 recordings fetched from the web/).waitFor();
    await page.getByLabel("Room for recordings").selectOption("500 MB");
    await page.reload();
    await expect.poll(() => page.getByLabel("Room for recordings").inputValue()).toBe("500000000");
    await page.goto(`${gateway.address}/radar`);
  });

  it("that break say why, and are left alone as long as they want", async () => {
    await view("Sources");
    const opml = `<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Queues"><outline type="rss" text="Broken" xmlUrl="http://${site.host}/broken.xml"/><outline type="rss" text="The Queue Blog" xmlUrl="http://${site.host}/feed.xml"/></outline></body></opml>`;
    await page
      .getByLabel("Import OPML")
      .setInputFiles({ name: "feeds.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml) });
    await page.getByText("1 added, 1 followed already").waitFor();
    await page
      .locator("p", { hasText: /answered with an error \(503\)/ })
      .first()
      .waitFor();
    const before = site.asked.length;
    await page.clock.fastForward("00:30");
    await refreshed();
    expect(site.asked.slice(before).map(({ path }) => path)).not.toContain("/broken.xml");
    const { bytes } = await downloadOf(page, "Export OPML");
    expect(bytes.toString()).toContain(`xmlUrl="http://${site.host}/feed.xml"`);
    expect(bytes.toString()).toContain('text="Queues"');
  });

  it("at which the gateway breaks off keep no others waiting", async () => {
    const poison = "**/api/feed";
    await device.context.route(poison, (route) =>
      route.request().postData()?.includes("/poison") === true ? route.abort() : route.fallback(),
    );
    site.item = 4;
    const some = Array.from(
      { length: 6 },
      (_, n) => `<outline type="rss" text="Poison ${n}" xmlUrl="http://${site.host}/poison${n}.xml"/>`,
    );
    await page.clock.fastForward("02:00:00");
    await page.getByLabel("Import OPML").setInputFiles({
      name: "feeds.opml",
      mimeType: "text/x-opml",
      buffer: Buffer.from(`<opml version="2.0"><head/><body>${some.join("")}</body></opml>`),
    });
    await page.getByText(/^6 added/).waitFor();
    await page.getByRole("link", { name: "Post 4 bold" }).waitFor();
    await device.context.unroute(poison);
  });

  it("that move for good are followed where they are now, by their server's word and by their own", async () => {
    const askedFor = (path: string): number => site.asked.filter((one) => one.path === path).length;
    site.movedTo = "/moved.xml";
    for (const [item, isForGood] of [
      [5, false],
      [6, true],
    ] as const) {
      site.isMovedForGood = isForGood;
      await published(item);
      if (!isForGood) expect(await page.getByText("has moved for good").count()).toBe(0);
    }
    await page.getByText("The Queue Blog has moved for good").waitFor();
    const before = askedFor("/feed.xml");
    // It says a place that has no feed, which is not believed, then one that has.
    for (const [address, item] of [
      [`http://${site.host}/nothing`, 7],
      [`http://${site.host}/newest.xml`, 8],
    ] as const) {
      site.newAddress = address;
      await published(item);
    }
    await page.getByText("The Queue Blog has moved for good").waitFor();
    expect(askedFor("/feed.xml")).toBe(before);
    const { bytes } = await downloadOf(page, "Export OPML");
    expect(bytes.toString()).toContain(`xmlUrl="http://${site.host}/newest.xml"`);
    // What was decided about its pieces still is, and none of them comes again.
    expect(await page.getByRole("link", { name: "Post 1 bold" }).count()).toBe(0);
    // Whoever adds it again, by its old address or its new one, follows it already.
    const opml = `<opml version="2.0"><head/><body><outline type="rss" text="Old" xmlUrl="http://${site.host}/feed.xml"/><outline type="rss" text="New" xmlUrl="http://${site.host}/newest.xml"/></body></opml>`;
    await page
      .getByLabel("Import OPML")
      .setInputFiles({ name: "feeds.opml", mimeType: "text/x-opml", buffer: Buffer.from(opml) });
    await page.getByText("All 2 of them are followed already.").waitFor();
  });
});

describe("events and links", () => {
  it("of the plan get dates, leave as a calendar, and come again without doubling", async () => {
    await view("Events");
    await page.getByRole("checkbox", { name: "Review recordings: KubeCon EU Follow-up" }).check();
    await page.getByRole("button", { name: "Open GOSIM Events" }).click();
    await page.getByLabel("First day").fill("2031-10-06");
    await page.getByLabel("Last day").fill("2031-10-08");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.getByText("To come").waitFor();
    await page.getByRole("button", { name: "Add an event" }).click();
    await page.getByRole("textbox", { name: "Title" }).fill("A meetup, with; commas\\ and 中文");
    await page.getByLabel("First day").fill("2031-11-01");
    await page.getByLabel("Begins at").fill("19:30");
    await page.getByLabel("Ends at").fill("21:00");
    await page.getByLabel("Reminder in calendars").selectOption("An hour before");
    await page.getByRole("dialog").getByRole("button", { name: "Add the event" }).click();
    await page.getByText("A meetup, with; commas").waitFor();
    const first = await downloadOf(page, "Export calendar");
    const text = first.bytes.toString();
    expect(text).toContain("DTSTART;VALUE=DATE:20311006");
    expect(text).toContain("DTEND;VALUE=DATE:20311009");
    expect(text).toMatch(/DTSTART:20311101T\d{6}Z\r\nDTEND:20311101T\d{6}Z/);
    expect([...text.matchAll(/^TRIGGER:(.*)\r$/gm)].map(([, trigger]) => trigger)).toEqual([
      "-PT15H",
      "-PT1H",
    ]);
    const second = await downloadOf(page, "Export calendar");
    const uids = (bytes: Buffer): readonly string[] =>
      [...bytes.toString().matchAll(/^UID:.*$/gm)].map(([uid]) => uid);
    expect(uids(second.bytes)).toEqual(uids(first.bytes));
    await page
      .getByLabel("Import a calendar")
      .setInputFiles({ name: "own.ics", mimeType: "text/calendar", buffer: first.bytes });
    await page
      .getByText(/here already|changed/)
      .first()
      .waitFor();
    expect(await page.getByText("A meetup, with; commas").count()).toBe(1);
    const foreign =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x@y\r\nDTSTART;TZID=Europe/Berlin:20310702T180000\r\nSUMMARY:SIG meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const ics = { name: "sig.ics", mimeType: "text/calendar", buffer: Buffer.from(foreign) };
    await page.getByLabel("Import a calendar").setInputFiles(ics);
    await page.getByText("1 new").waitFor();
    await page.getByText(/18:00/).waitFor();
    await page.getByLabel("Import a calendar").setInputFiles(ics);
    await page.getByText("That event is here already.").waitFor();
  });

  it("links know when they were opened last, channels are copied by name", async () => {
    await view("Links");
    await page.getByText("not opened yet").waitFor();
    const [opened] = await Promise.all([
      device.context.waitForEvent("page"),
      page.getByRole("link", { name: /^CNCF Landscape/ }).click(),
    ]);
    await opened.close();
    await page.getByText(/^opened /).waitFor();
    await page.getByRole("button", { name: "Copy #sig-ai" }).waitFor();
    expect(device.errors).toEqual([]);
  });
});

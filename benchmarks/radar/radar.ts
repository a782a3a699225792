/**
 * A refresh of 13 projects and 50 feeds against local stand-ins, twice: time, requests and bytes; the second asks only in
 * case of news. Then 10,000 bookmarks of another reader: time until they are all there, and the page's longest task.
 * Usage: npm run benchmark:radar
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openDevice, workerReady } from "../../tests/support/chromium.ts";
import { startGateway } from "../../tests/support/gateway-process.ts";
import { GithubApi } from "../../tests/support/github-api.ts";

const PROJECTS = 13;
const FEEDS = 50;
const ITEMS = 30;
const BOOKMARKS = 10_000;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

let bytes = 0;
let requests = 0;
const posts = Array.from(
  { length: ITEMS },
  (_, index) =>
    `<item><title>Post ${index}</title><link>/p/${index}</link><guid>${index}</guid><pubDate>${new Date(Date.now() - index * 3_600_000).toUTCString()}</pubDate><description>${"What it says. ".repeat(60)}</description></item>`,
).join("");
const feeds = createServer((request, response) => {
  requests++;
  if (request.headers["if-none-match"] === '"1"') {
    response.writeHead(304, { etag: '"1"' }).end();
    return;
  }
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Blog ${request.url}</title>${posts}</channel></rss>`;
  bytes += body.length;
  response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' }).end(body);
});
await new Promise<void>((done) => feeds.listen(0, "127.0.0.1", done));
const host = `127.0.0.1:${(feeds.address() as AddressInfo).port}`;

const github = new GithubApi();
const names = Array.from({ length: PROJECTS }, (_, index) => `acme/project-${index}`);
for (const name of names)
  github.releases.set(
    name,
    Array.from({ length: 20 }, (_, index) => ({
      tag_name: `v1.${20 - index}.0`,
      name: "",
      body: `## Features\n\n${"- A new thing that does something\n".repeat(40)}`,
      published_at: new Date(Date.now() - index * 86_400_000).toISOString(),
    })),
  );
const gateway = await startGateway({ WAYSIDE_ALLOW: host });
await github.start();
const device = await openDevice(undefined, { github });
const { page } = device;
page.setDefaultTimeout(120_000);
await page.goto(`${gateway.address}/radar`);
await workerReady(page);
await page.getByText(/Looked at|Not looked at/).waitFor();
const opml = `<opml version="2.0"><head/><body>${Array.from({ length: FEEDS }, (_, index) => `<outline type="rss" text="Blog ${index}" xmlUrl="http://${host}/${index}.xml"/>`).join("")}</body></opml>`;
const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

// What is added is looked at by itself: the first look begins with the files.
const began = Date.now();
await page.getByLabel("Import a watch list").setInputFiles(file("list.txt", names.join("\n")));
await page.getByText(/asked, \d+ with news/).waitFor();
await page.goto(`${gateway.address}/radar?view=sources`);
await page.getByLabel("Import OPML").setInputFiles(file("feeds.opml", opml));
await page.waitForFunction(() =>
  /Looked at [\d:]+: \d+ asked/.test(document.querySelector(".page-header [role=status]")?.textContent ?? ""),
);
say(
  `first: ${Date.now() - began} ms, ${github.asked.length} requests of GitHub, ${requests} of feeds, ${(bytes / 1024).toFixed(0)} KB of feeds`,
);
await page.waitForTimeout(6000);
const [asked, feedsAsked] = [github.asked.length, requests];
bytes = 0;
const again = Date.now();
await page.getByRole("button", { name: "Refresh", exact: true }).click();
await page.waitForFunction(
  () => document.querySelector<HTMLButtonElement>("[aria-label=Refresh]")?.disabled === true,
);
await page.waitForFunction(
  () => document.querySelector<HTMLButtonElement>("[aria-label=Refresh]")?.disabled === false,
);
const second = github.asked.slice(asked);
say(
  `second: ${Date.now() - again} ms, ${second.length} requests of GitHub (${second.filter(({ isConditional }) => isConditional).length} in case of news), ${requests - feedsAsked} of feeds, ${(bytes / 1024).toFixed(0)} KB of feeds`,
);

await page.goto(`${gateway.address}/read`);
await page.getByLabel("Import from another reader").waitFor({ state: "attached" });
await device.context.setOffline(true);
const all = Array.from(
  { length: BOOKMARKS },
  (_, index) =>
    `<DT><A HREF="https://example.org/${index}" ADD_DATE="${1_600_000_000 + index}" TAGS="a,b">Bookmark ${index}</A>`,
);
await page.evaluate(`(() => {
  window.tasks = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.tasks.push(Math.round(entry.duration)); }).observe({ type: "longtask" });
})()`);
await page
  .getByLabel("Import from another reader")
  .setInputFiles(file("bookmarks.html", `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>${all.join("\n")}</DL>`));
const button = page.getByRole("button", { name: `Import ${BOOKMARKS} articles` });
await button.waitFor();
const pressed = Date.now();
await button.click();
await page.getByText(`${BOOKMARKS} articles imported`).waitFor();
const took = Date.now() - pressed;
await page.waitForTimeout(2000);
const tasks = await page.evaluate<number[]>("window.tasks");
say(
  `${BOOKMARKS} bookmarks: ${took} ms, longest task ${Math.max(0, ...tasks)} ms, ${tasks.length} over 50 ms`,
);
await device.close();
await github.stop();
await gateway.kill();
feeds.close();

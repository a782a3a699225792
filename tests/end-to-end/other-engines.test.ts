import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFirefox, findWebKit } from "../../scripts/find-browsers.ts";
import { openFirefox } from "../support/firefox.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { type OfflineBrowser, until } from "../support/offline-browser.ts";
import { TRIES } from "../support/rounds.ts";
import { openWebKit } from "../support/webkit.ts";

const plan = readFileSync(resolve(import.meta.dirname, "../plans/october.md"), "utf8");
const long = readFileSync(resolve(import.meta.dirname, "../plans/long.md"), "utf8");
const task = "Compare three allocators";
/** So many ticks or words fall into the moment before each end of the page. */
const AT_ONCE = 10;
const ROUNDS = Math.ceil(TRIES / AT_ONCE);

const firefox = findFirefox();
const webkit = findWebKit();
const engines: readonly {
  readonly name: string;
  readonly missing?: string;
  open(): Promise<OfflineBrowser>;
}[] = [
  "missing" in firefox
    ? { name: "Firefox", missing: firefox.missing, open: () => Promise.reject(new Error(firefox.missing)) }
    : { name: "Firefox", open: () => openFirefox(firefox.path) },
  "missing" in webkit
    ? { name: "WebKit", missing: webkit.missing, open: () => Promise.reject(new Error(webkit.missing)) }
    : { name: "WebKit", open: () => openWebKit(webkit) },
];
for (const { name, missing } of engines)
  if (missing !== undefined) process.stdout.write(`Not tried in ${name}: ${missing}.\n`);

const button = (name: string): string =>
  `[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === ${JSON.stringify(name)})`;
const press = (name: string): string => `(${button(name)}.click(), true)`;
const box = `[...document.querySelectorAll("input[type=checkbox][aria-labelledby]")].find((input) => document.getElementById(input.getAttribute("aria-labelledby"))?.textContent === ${JSON.stringify(task)})`;

describe.each(engines)("the offline core in $name", ({ missing, open }) => {
  let gateway: GatewayProcess;
  let browser: OfflineBrowser;
  beforeAll(async () => {
    if (missing !== undefined) return;
    gateway = await startGateway();
    browser = await open();
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.kill();
  });

  it.skipIf(missing !== undefined)(
    "brings a plan, ticks, relaunches with the server stopped, exports",
    async () => {
      await browser.goto(`${gateway.address}/plan`);
      await until(browser, "the first run", `document.querySelector("textarea")`);
      await browser.run(
        `(() => { const field = document.querySelector("textarea"); field.value = ${JSON.stringify(plan)}; field.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`,
      );
      await until(browser, "the button", button("Read what I pasted"));
      await browser.run(press("Read what I pasted"));
      await until(browser, "the preview", button("Use this plan"));
      await browser.run(press("Use this plan"));
      await until(browser, "the week", button("Week 1"));
      await browser.run(press("Week 1"));
      await until(browser, "the task", box);
      await browser.run(`(${box}.click(), true)`);
      await until(
        browser,
        "the tick",
        `${box}.checked && document.querySelector(".aim__progress")?.textContent.includes("2 of 3")`,
      );
      await until(browser, "the worker", `navigator.serviceWorker.controller?.state === "activated"`);

      await gateway.kill();
      await browser.goto("about:blank");
      await browser.goto(`${gateway.address}/plan`);
      await until(browser, "the week without a server", button("Week 1"));
      await browser.run(press("Week 1"));
      await until(browser, "the task without a server", box);
      expect(await browser.run(`${box}.checked`)).toBe(true);

      // The file as it is handed to the browser's download, read where it is made.
      await browser.run(
        `(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.exported = text; }); return make.call(URL, blob); }; return true; })()`,
      );
      await browser.run(press("Export plan"));
      await until(browser, "the export", "window.exported !== undefined");
      expect(await browser.run("window.exported")).toBe(
        plan.replace("[ ] **Wednesday**", "[x] **Wednesday**"),
      );
    },
  );

  it.skipIf(missing !== undefined)(
    "keeps a pasted text, reads it, highlights it and finds it, with the server stopped",
    async () => {
      // A browser of its own: the page before may lie frozen in the way back, its database with it.
      await browser.close();
      gateway = await startGateway();
      browser = await open();
      await browser.goto(`${gateway.address}/read`);
      await until(browser, "the worker", `navigator.serviceWorker.controller?.state === "activated"`);
      await gateway.kill();
      const labelled = (label: string): string =>
        `[...document.querySelectorAll("[aria-label]")].find((one) => one.ariaLabel === ${JSON.stringify(label)} || one.getAttribute("aria-label") === ${JSON.stringify(label)})`;
      await until(browser, "the queue", labelled("More ways to add"));
      await browser.run(`(${labelled("More ways to add")}.click(), true)`);
      await until(browser, "the paste field", `document.querySelector("dialog textarea")`);
      await browser.run(
        `(() => { const field = document.querySelector("dialog textarea"); field.value = "# On gangs\\n\\nGangs start together or wait together. 显存不够的时候就等。"; field.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`,
      );
      await until(browser, "the button", `${button("Keep this text")}?.disabled === false`);
      await browser.run(press("Keep this text"));
      const link = `[...document.querySelectorAll(".article-row__title")].find((one) => one.textContent === "On gangs")`;
      await until(
        browser,
        "the row",
        `${link} && document.querySelector(".saved-mark:not(.saved-mark--waiting)")`,
      );
      await browser.run(`(${link}.click(), true)`);
      await until(browser, "the text", `document.querySelector(".article__text p")`);
      await browser.run(
        `(() => { const text = document.querySelector(".article__text p").firstChild; const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 5); getSelection().removeAllRanges(); getSelection().addRange(range); document.dispatchEvent(new Event("selectionchange")); return true; })()`,
      );
      await until(browser, "the menu", button("Highlight"));
      await browser.run(press("Highlight"));
      await until(
        browser,
        "the mark",
        `document.querySelector("mark[data-highlight]")?.textContent === "Gangs"`,
      );

      await browser.goto(`${gateway.address}/find?q=${encodeURIComponent("显存")}`);
      await until(browser, "the find", `document.querySelector(".find-row mark")?.textContent === "显存"`);
    },
  );

  describe.skipIf(missing !== undefined).each(["reload", "closing the tab"] as const)(
    "%s in the same moment",
    (end) => {
      const address = (): string => `${gateway.address}/plan?view=whole`;
      const boxes = `[...document.querySelectorAll("input.stop__box")]`;
      const go = async (to: string): Promise<void> =>
        end === "reload" ? browser.reload() : browser.reopen(to);

      /** A browser of its own, with the plan and the worker, its server gone. */
      const openWithPlan = async (): Promise<void> => {
        await browser.close();
        gateway = await startGateway();
        browser = await open();
        await browser.goto(`${gateway.address}/plan`);
        await until(browser, "the first run", `document.querySelector("textarea")`);
        await browser.run(
          `(() => { const field = document.querySelector("textarea"); field.value = ${JSON.stringify(long)}; field.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`,
        );
        await until(browser, "the button", button("Read what I pasted"));
        await browser.run(press("Read what I pasted"));
        await until(browser, "the preview", button("Use this plan"));
        await browser.run(press("Use this plan"));
        await until(browser, "the plan", `document.querySelector(".view-switch")`);
        await until(browser, "the worker", `navigator.serviceWorker.controller?.state === "activated"`);
        await gateway.kill();
      };

      it(`loses none of ${ROUNDS * AT_ONCE} ticks`, { timeout: 600_000 }, async () => {
        await openWithPlan();
        await browser.goto(address());
        const lost: string[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await until(browser, "the boxes", `${boxes}.length === 400`);
          const first = (round * AT_ONCE) % 400;
          const some = `${boxes}.slice(${first}, ${first + AT_ONCE})`;
          const wanted = await browser.run(`${some}.map((box) => { box.click(); return box.checked; })`);
          await go(address());
          await until(browser, "the boxes again", `${boxes}.length === 400`);
          const found = await browser.run(`${some}.map((box) => box.checked)`);
          if (JSON.stringify(found) !== JSON.stringify(wanted))
            lost.push(`round ${round}: ${JSON.stringify(wanted)}, then ${JSON.stringify(found)}`);
        }
        expect(lost).toEqual([]);
      });

      it(`loses none of ${ROUNDS * AT_ONCE} typed words`, { timeout: 600_000 }, async () => {
        await openWithPlan();
        const note = `${gateway.address}/notes?note=durability`;
        await browser.goto(note);
        const typed: string[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await until(browser, "the field", `document.querySelector(".note-editor__field")`);
          for (let word = 0; word < AT_ONCE; word++) {
            typed.push(`w${round}-${word}`);
            await browser.run(
              `(() => { const field = document.querySelector(".note-editor__field"); field.value += "w${round}-${word} "; field.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`,
            );
          }
          await go(note);
        }
        await until(browser, "the field at last", `document.querySelector(".note-editor__field")`);
        const text = String(await browser.run(`document.querySelector(".note-editor__field").value`));
        expect(text.trim().split(/\s+/)).toEqual(typed);
      });
    },
  );

  describe.skipIf(missing !== undefined)("further windows while one types", () => {
    const field = `document.querySelector(".note-editor__field")`;
    const ways = {
      opened: async (other: string) => browser.openBeside(other),
      "opened at the same note": async (_: string, note: string) => browser.openBeside(note),
      "shown again and again": async (other: string) => {
        await browser.openBeside(other);
        await browser.runBeside(`document.dispatchEvent(new Event("visibilitychange"))`);
      },
      "closed while they start": async (other: string) => {
        await browser.openBeside(other);
        await browser.closeBeside();
      },
    } as const;

    it.each(Object.keys(ways) as (keyof typeof ways)[])("that are %s take no letter away", async (way) => {
      await browser.close();
      gateway = await startGateway();
      browser = await open();
      const note = `${gateway.address}/notes?note=windows`;
      await browser.goto(note);
      await until(browser, "the worker", `navigator.serviceWorker.controller?.state === "activated"`);
      await gateway.kill();
      await until(browser, "the field", field);
      let typed = "";
      for (let word = 0; word < 60; word++) {
        typed += `w${word} `;
        await browser.run(
          `(() => { const field = ${field}; field.value += "w${word} "; field.dispatchEvent(new Event("input", { bubbles: true })); return true; })()`,
        );
        if (word % 20 === 10) await ways[way](`${gateway.address}/today`, note);
      }
      await until(browser, "that it is saved", `document.body.innerText.includes("Kept on this device")`);
      expect(await browser.run(`${field}.value`)).toBe(typed);
      await browser.closeBeside();
      await browser.reopen(note);
      await until(browser, "the note", `${field}?.value !== undefined && ${field}.value !== ""`);
      expect(await browser.run(`${field}.value`)).toBe(typed);
    });
  });
});

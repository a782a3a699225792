/** Runs functions over pages in a real browser, for only there a page is parsed as the app parses it. */
import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "../../scripts/find-browsers.ts";

export interface PageRunner {
  /** Calls a function that the script put on the window; what it takes and gives goes over as JSON. */
  run<Result>(name: string, ...values: readonly unknown[]): Promise<Result>;
  close(): Promise<void>;
}

/** A script for a browser with all that it imports, as one text. */
export async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [preact()],
    build: {
      write: false,
      target: "es2022",
      lib: { entry: resolve(import.meta.dirname, entry), formats: ["iife"], name: "wayside" },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const script = outputs.find((output) => output.type === "chunk");
  if (script?.type !== "chunk") throw new Error("nothing was built");
  return script.code;
}

/** Opens a browser with a script; nothing that a page points at is ever fetched. `slowdown` divides its speed. */
export async function openRunner(script: string, slowdown = 1): Promise<PageRunner> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.route("**/*", (route) => route.abort());
  if (slowdown > 1)
    await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", {
      rate: slowdown,
    });
  await page.addScriptTag({ content: script });
  return {
    run: <Result>(name: string, ...values: readonly unknown[]): Promise<Result> =>
      page.evaluate(
        ([called, given]) =>
          (globalThis as unknown as Record<string, (...all: readonly unknown[]) => unknown>)[called]?.(
            ...given,
          ),
        [name, values] as const,
      ) as Promise<Result>,
    close: () => browser.close(),
  };
}

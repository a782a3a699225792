/**
 * Extraction measured in a real browser, beside bare Readability and bare Defuddle in the same run: text F1 by
 * bag of words; of our own pages in tests/pages, the share of the pieces that must and must not be there.
 * Usage: npm run -s benchmark:extraction [-- DIR], where DIR holds NAME/source.html with NAME/expected.html or
 * NAME/expected.md; without one, the two public sets in ../shared/pages, where they are, and our own. Prints a line of
 * JSON for each page and the means last. WAYSIDE_SLOWDOWN=4 makes the browser's processor so many times slower.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import preact from "@preact/preset-vite";
import { chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "../../scripts/find-browsers.ts";

const shared = resolve(import.meta.dirname, "../../../shared/pages");

interface PageCase {
  readonly set: string;
  readonly page: string;
  readonly source: string;
  readonly expected: string;
  readonly format: "html" | "md" | "pieces";
}

interface Figures {
  readonly ours: number;
  readonly readability: number;
  readonly defuddle: number;
  readonly milliseconds: number;
}

function casesIn(folder: string, set: string): readonly PageCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((page): readonly PageCase[] => {
      const [source, html, markdown] = ["source.html", "expected.html", "expected.md"].map((name) =>
        join(folder, page, name),
      );
      if (source === undefined || html === undefined || markdown === undefined || !existsSync(source))
        return [];
      if (existsSync(html)) return [{ set, page, source, expected: html, format: "html" as const }];
      return existsSync(markdown) ? [{ set, page, source, expected: markdown, format: "md" as const }] : [];
    });
}

function publicSets(): readonly PageCase[] {
  const folder = mkdtempSync(join(tmpdir(), "wayside-pages-"));
  for (const name of ["readability-test-pages.tar.gz", "defuddle-test-pages.tar.gz"]) {
    if (!existsSync(join(shared, name))) {
      process.stdout.write(`The public test set ${name} is not here: our own pages alone are measured.\n`);
      return [];
    }
    execFileSync("tar", ["xzf", join(shared, name), "-C", folder]);
  }
  const fixtures = readdirSync(join(folder, "fixtures"))
    .sort()
    .flatMap((name): readonly PageCase[] => {
      const expected = join(folder, "expected", name.replace(/\.html$/, ".md"));
      if (!name.endsWith(".html") || !existsSync(expected)) return [];
      return [
        {
          set: "defuddle",
          page: name.replace(/\.html$/, ""),
          source: join(folder, "fixtures", name),
          expected,
          format: "md",
        },
      ];
    });
  return [...casesIn(join(folder, "test-pages"), "readability"), ...fixtures];
}

/** The pages of tests/pages. */
function ownPages(): readonly PageCase[] {
  const folder = resolve(import.meta.dirname, "../../tests/pages");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => {
      const source = join(folder, name);
      const page = name.replace(/\.html$/, "");
      return { set: "own", page, source, expected: source.replace(/html$/, "json"), format: "pieces" };
    });
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [preact()],
    build: {
      write: false,
      target: "es2022",
      lib: { entry: resolve(import.meta.dirname, "page.ts"), formats: ["iife"], name: "wayside" },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const script = outputs.find((output) => output.type === "chunk");
  if (script?.type !== "chunk") throw new Error("nothing was built");
  return script.code;
}

const folder = process.argv[2];
const cases = folder === undefined ? [...publicSets(), ...ownPages()] : casesIn(resolve(folder), "given");
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
const page = await browser.newPage();
// What the pages point at is never fetched.
await page.route("**/*", (route) => route.abort());
const slowdown = Number(process.env.WAYSIDE_SLOWDOWN ?? 1);
if (slowdown > 1)
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowdown });
await page.addScriptTag({ content: await bundle() });
const results: (Figures & { readonly set: string })[] = [];
for (const one of cases) {
  const [source, expected] = [readFileSync(one.source, "utf8"), readFileSync(one.expected, "utf8")];
  const figures = await page.evaluate(
    ([html, wanted, format]) =>
      (
        globalThis as unknown as { measure(source: string, expected: string, format: string): Figures }
      ).measure(html, wanted, format),
    [source, expected, one.format] as const,
  );
  results.push({ set: one.set, ...figures });
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
  process.stdout.write(`${JSON.stringify({ page: one.page, ...rounded })}\n`);
}
await browser.close();

function means(of: readonly Figures[], name: string): void {
  if (of.length === 0) return;
  const mean = (pick: (figures: Figures) => number): number =>
    Math.round((of.reduce((sum, figures) => sum + pick(figures), 0) / of.length) * 1000) / 1000;
  const times = of.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  process.stdout.write(
    `${JSON.stringify({
      mean: name,
      pages: of.length,
      ours: mean(({ ours }) => ours),
      readability: mean(({ readability }) => readability),
      defuddle: mean(({ defuddle }) => defuddle),
      better: mean(({ readability, defuddle }) => Math.max(readability, defuddle)),
      medianMilliseconds: Math.round(times[times.length >> 1] ?? 0),
      slowestMilliseconds: Math.round(times.at(-1) ?? 0),
    })}\n`,
  );
}
for (const set of new Set(results.map((result) => result.set)))
  means(
    results.filter((result) => result.set === set),
    set,
  );
means(
  results.filter(({ set }) => set !== "own"),
  "all but our own",
);

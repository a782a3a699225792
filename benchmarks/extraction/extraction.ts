/**
 * Extraction measured in a real browser, beside bare Readability and bare Defuddle in the same run, over the labelled
 * public pages in ../shared/pages, where they are, and our own; each set by its own measure (measures.ts).
 * Usage: npm run -s benchmark:extraction [-- DIR], where DIR holds NAME/source.html with NAME/expected.html or
 * NAME/expected.md. Prints a line of JSON for each page and the figures of each set last. WAYSIDE_SLOWDOWN=4 makes the
 * browser's processor so many times slower.
 */
import { resolve } from "node:path";
import type { Extracted } from "./in-browser.ts";
import { scored, scoreOf, type Tally, tally, type Wanted, wantedOf } from "./measures.ts";
import { bundled, openRunner } from "./page-runner.ts";
import { type LabelledPage, ownPages, pagesIn, publicPages } from "./page-sets.ts";

const extractors = ["wayside", "readability", "defuddle"] as const;

interface Measured {
  readonly set: LabelledPage["set"];
  readonly measure: Wanted["measure"];
  readonly tallies: Readonly<Record<(typeof extractors)[number], Tally>>;
  readonly milliseconds: Readonly<Record<(typeof extractors)[number], number>>;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const folder = process.argv[2];
const pages = folder === undefined ? [...publicPages(), ...ownPages()] : pagesIn(resolve(folder), "given");
const runner = await openRunner(await bundled("in-browser.ts"), Number(process.env.WAYSIDE_SLOWDOWN ?? 1));
const all: Measured[] = [];
for (const { set, page, markup, address, expected } of pages) {
  const extracted = await runner.run<Extracted>("extract", markup, address, expected);
  const wanted = wantedOf(expected, extracted.wanted);
  const each = <Value>(pick: (name: (typeof extractors)[number]) => Value) => ({
    wayside: pick("wayside"),
    readability: pick("readability"),
    defuddle: pick("defuddle"),
  });
  const measured: Measured = {
    set,
    measure: wanted.measure,
    tallies: each((name) => tally(extracted[name].text, wanted)),
    milliseconds: each((name) => extracted[name].milliseconds),
  };
  all.push(measured);
  const figures = each((name) => rounded(scored(measured.tallies[name]).f1));
  const milliseconds = Math.round(measured.milliseconds.wayside);
  process.stdout.write(`${JSON.stringify({ set, page, ...figures, milliseconds })}\n`);
}
await runner.close();

function printFigures(name: string, of: readonly Measured[]): void {
  const [first] = of;
  if (first === undefined) return;
  const figures = extractors.map((extractor) => {
    const score = scoreOf(
      of.map(({ tallies }) => tallies[extractor]),
      first.measure,
    );
    const times = of.map(({ milliseconds }) => milliseconds[extractor]).sort((a, b) => a - b);
    return [
      extractor,
      {
        f1: rounded(score.f1),
        precision: rounded(score.precision),
        recall: rounded(score.recall),
        medianMilliseconds: Math.round(times[times.length >> 1] ?? 0),
        slowestMilliseconds: Math.round(times.at(-1) ?? 0),
      },
    ] as const;
  });
  process.stdout.write(
    `${JSON.stringify({ set: name, pages: of.length, measure: first.measure, ...Object.fromEntries(figures) })}\n`,
  );
}
for (const set of new Set(all.map((measured) => measured.set)))
  printFigures(
    set,
    all.filter((measured) => measured.set === set),
  );
printFigures(
  "the two known sets",
  all.filter(({ set }) => set === "readability" || set === "defuddle"),
);

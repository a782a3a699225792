/**
 * Shows for each block of a page how sure the model is that it belongs to the article, and what spoke for it (+) and
 * against it (−). Usage: npm run -s explain-extraction -- FILE [ADDRESS]; "-- features" says what each feature means.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { measuredBlocks } from "../benchmarks/extraction/measured-blocks.ts";
import { type ArticleModel, scoresOf } from "../src/reading/fetching/extraction/deciding/article-model.ts";
import { beliefsOf, belongingBlocks } from "../src/reading/fetching/extraction/deciding/belonging-blocks.ts";
import { blockFeatures } from "../src/reading/fetching/extraction/deciding/block-features.ts";
import { explainBelief } from "../src/reading/fetching/extraction/deciding/explain-belief.ts";
import { decodePage } from "../src/reading/fetching/extraction/decode-page.ts";

const SPEAKERS = 6;

const [file, address = "https://example.org/some/article"] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Say which page: npm run -s explain-extraction -- FILE [ADDRESS]\n");
  process.exit(1);
}
if (file === "features") {
  for (const { name, meaning } of blockFeatures) process.stdout.write(`${name}: ${meaning}\n`);
  process.exit(0);
}
const model = JSON.parse(
  readFileSync(
    resolve(import.meta.dirname, "../src/reading/fetching/extraction/deciding/article-model.json"),
    "utf8",
  ),
) as ArticleModel;
const [page] = await measuredBlocks([
  {
    set: "given",
    page: file,
    address,
    site: file,
    markup: decodePage(readFileSync(file), ""),
    expected: { kind: "pieces", present: [], absent: [] },
  },
]);
if (page === undefined) throw new Error("the page was not measured");
const width = blockFeatures.length;
const rows = page.texts.map((_, at) => page.numbers.subarray(at * width, (at + 1) * width));
const beliefs = beliefsOf(
  rows.map((row) => scoresOf(model, row)),
  model.choice,
);
const belongs = belongingBlocks(beliefs, model.choice);
page.texts.forEach((text, at) => {
  const row = rows[at];
  if (row === undefined) return;
  const said = explainBelief(model, row)
    .slice(0, SPEAKERS)
    .map(
      ({ feature, number, moved }) => `${moved > 0 ? "+" : "−"}${feature}=${Number(number.toPrecision(3))}`,
    );
  const mark = belongs[at] ? "●" : "○";
  process.stdout.write(
    `${mark} ${(beliefs[at] ?? 0).toFixed(2)} ${text.slice(0, 80)}\n         ${said.join("  ")}\n`,
  );
});

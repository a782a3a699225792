/**
 * How well breaking changes are found in real release notes: precision and recall against what the projects put under a
 * heading of their own (Kueue: Urgent Upgrade Notes, Envoy AI Gateway: Breaking Changes) and, for the other passages,
 * against labels by hand (labels.json: how the passages begin). Files in `apart` were not looked at while the rules were
 * written. Then the items of Envoy Gateway, which its project labelled by kind, with those headings and without them.
 * Reads a folder of release notes that is not part of this repository.
 * Usage: npm run -s benchmark:releases -- [FOLDER]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as v from "valibot";
import { parse as parseYaml } from "yaml";
import { parseMarkdown } from "../../src/markdown/parse-markdown.ts";
import { blockText } from "../../src/markdown/plain-text.ts";
import { type PassageKind, releasePassages } from "../../src/radar/releases/rules/release-passages.ts";

const folder = resolve(process.argv[2] ?? resolve(import.meta.dirname, "../../../shared/releases"));
if (!existsSync(folder)) {
  process.stdout.write(`There are no release notes at ${folder}; nothing was measured.\n`);
  process.exit(0);
}
const labels = v.parse(
  v.record(v.string(), v.array(v.string())),
  JSON.parse(readFileSync(resolve(import.meta.dirname, "labels.json"), "utf8")),
);
const apart = /-(?:0\.3|0\.5|0\.7|0\.9|0\.11|0\.13|v0\.7\.0|v1\.0\.0)\.md$/;
const byProject = /urgent upgrade|must read|breaking changes/i;

interface Count {
  right: number;
  found: number;
  labelled: number;
  passages: number;
}
const empty = (): Count => ({ right: 0, found: 0, labelled: 0, passages: 0 });
const say = (name: string, { right, found, labelled, passages }: Count): void => {
  const share = (of: number): string => (of === 0 ? "–" : (right / of).toFixed(3));
  process.stdout.write(
    `${name.padEnd(44)} precision ${share(found)}, recall ${share(labelled)} (${labelled} of ${passages} passages)\n`,
  );
};

/** The passages of a file with whether they break something, as labelled. */
function labelled(name: string, text: string): ReadonlyMap<string, boolean> {
  const passages = new Map<string, boolean>();
  const beginnings = labels[name] ?? [];
  let below: { depth: number; text: string }[] = [];
  for (const block of parseMarkdown(text).blocks) {
    if (block.type === "heading")
      below = [
        ...below.filter(({ depth }) => depth < block.depth),
        { depth: block.depth, text: blockText(block) },
      ];
    const texts =
      block.type === "list"
        ? block.items.map((item) => item.blocks.map(blockText).join("\n"))
        : block.type === "paragraph"
          ? [blockText(block)]
          : [];
    for (const one of texts) {
      const words = one.replace(/[ \t]+/g, " ").trim();
      const isNothing = words === "" || /^(?:changes since|none\b)/i.test(words);
      if (isNothing) continue;
      const isTheirs = below.some((heading) => byProject.test(heading.text));
      passages.set(words, isTheirs || beginnings.some((beginning) => words.startsWith(beginning)));
    }
  }
  return passages;
}

const halves = { "while writing": empty(), "held apart": empty(), all: empty() };
for (const name of readdirSync(folder).filter((one) => one.endsWith(".md"))) {
  const text = readFileSync(resolve(folder, name), "utf8");
  const truth = labelled(name, text);
  const found = new Set(
    releasePassages(text)
      .filter(({ kind }) => kind === "breaking")
      .map((passage) => passage.text),
  );
  for (const half of [apart.test(name) ? halves["held apart"] : halves["while writing"], halves.all]) {
    half.passages += truth.size;
    half.labelled += [...truth.values()].filter(Boolean).length;
    half.found += found.size;
    half.right += [...found].filter((one) => truth.get(one) === true).length;
  }
  if (process.env.WAYSIDE_SHOW !== undefined) {
    for (const one of found)
      if (truth.get(one) !== true) process.stdout.write(`  + ${name}: ${one.slice(0, 150)}\n`);
    for (const [one, is] of truth)
      if (is && !found.has(one)) process.stdout.write(`  - ${name}: ${one.slice(0, 150)}\n`);
  }
}
for (const [name, count] of Object.entries(halves)) say(`Breaking, ${name}`, count);

const keys: readonly (readonly [string, PassageKind | undefined])[] = [
  ["breaking changes", "breaking"],
  ["security updates", "security"],
  ["deprecations", "deprecated"],
  ["new features", "feature"],
  ["bug fixes", undefined],
  ["performance improvements", undefined],
  ["Other changes", undefined],
];
const gateway = resolve(folder, "envoy-gateway");
for (const withHeadings of existsSync(gateway) ? [true, false] : []) {
  const counts = { breaking: empty(), security: empty(), deprecated: empty(), feature: empty() };
  for (const name of readdirSync(gateway)) {
    const notes: unknown = parseYaml(readFileSync(resolve(gateway, name), "utf8"));
    const said = v.safeParse(v.record(v.string(), v.unknown()), notes);
    if (!said.success) continue;
    const items = keys.flatMap(([key, kind]) => {
      const text = said.output[key];
      const lines = typeof text === "string" ? text.split("\n").filter((line) => line.trim() !== "") : [];
      return lines.map((line) => ({ key, kind, line: line.trim() }));
    });
    let markdown = "";
    for (const [key] of keys)
      markdown += `${withHeadings ? `## ${key}\n\n` : ""}${items
        .filter((item) => item.key === key)
        .map(({ line }) => `- ${line}\n`)
        .join("")}\n`;
    const found = new Map(releasePassages(markdown).map((passage) => [passage.text, passage.kind]));
    for (const kind of ["breaking", "security", "deprecated", "feature"] as const) {
      const count = counts[kind];
      count.passages += items.length;
      for (const item of items) {
        const text = parseMarkdown(item.line).blocks.map(blockText).join("\n");
        const is = found.get(text) === kind;
        if (is) count.found++;
        if (item.kind === kind) count.labelled++;
        if (is && item.kind === kind) count.right++;
      }
    }
  }
  for (const [kind, count] of Object.entries(counts))
    say(`Envoy Gateway, ${withHeadings ? "headings" : "no headings"}: ${kind}`, count);
}

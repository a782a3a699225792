/**
 * Prints what Radar finds in a file of release notes: what breaks, is deprecated, concerns security, is new.
 * Usage: npm run -s inspect-release -- FILE [--json]
 */
import { readFileSync } from "node:fs";
import { releasePassages } from "../src/radar/releases/rules/release-passages.ts";

const [file, ...options] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Name a file of release notes, in Markdown.\n");
  process.exit(2);
}
const passages = releasePassages(readFileSync(file, "utf8"));
process.stdout.write(
  options.includes("--json")
    ? `${JSON.stringify(
        passages.map(({ kind, text }) => ({ kind, text })),
        null,
        2,
      )}\n`
    : passages
        .map(({ kind, text }) => `${kind.padEnd(11)}${text.replace(/\s+/g, " ").slice(0, 110)}\n`)
        .join(""),
);

/** The one command that tests everything; its last line counts. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";
import { findChromium, findFirefox, findWebKit } from "./find-browsers.ts";

const top = resolve(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "wayside-test-"));
const count = { passed: 0, failed: 0, skipped: 0 };

function run(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): boolean {
  const done = spawnSync(command, words, {
    cwd: top,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  return done.status === 0;
}

function heading(text: string): void {
  process.stdout.write(`\n— ${text}\n`);
}

/** A stage that is one check. */
function check(name: string, command: string, ...words: readonly string[]): boolean {
  heading(name);
  const passed = run(command, words);
  if (passed) count.passed++;
  else count.failed++;
  return passed;
}

const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numFailedTestSuites: v.number(),
});

/** A stage that is many tests. */
function tests(
  name: string,
  environment: Readonly<Record<string, string>>,
  ...projects: readonly string[]
): void {
  heading(name);
  const file = join(reports, `${projects.join("-")}.json`);
  const words = projects.flatMap((project) => ["--project", project]);
  const passed = run(
    "npx",
    ["vitest", "run", ...words, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    environment,
  );
  let report: v.InferOutput<typeof reportSchema> | undefined;
  try {
    report = v.parse(reportSchema, JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // No report: the runner itself broke.
  }
  count.passed += report?.numPassedTests ?? 0;
  count.skipped += report?.numPendingTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  // A file that does not even load, or a runner that broke, has no failed test to count.
  count.failed += failed > 0 || passed ? failed : Math.max(1, report?.numFailedTestSuites ?? 1);
}

check("Types", "npx", "tsc", "--noEmit");
check("Lint", "npx", "biome", "check", ".");
let chromium: string;
try {
  chromium = findChromium();
} catch (error) {
  process.stdout.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.stdout.write(`\n${count.passed} passed, ${count.failed + 1} failed\n`);
  process.exit(1);
}
for (const other of [findFirefox(), findWebKit()]) {
  if ("missing" in other) process.stdout.write(`Note: ${other.missing}; its tests are skipped.\n`);
}
const environment = { CHROMIUM_PATH: chromium };
tests("Units, properties and storage", environment, "unit", "browser");
tests("Real servers that keep files", environment, "servers");
if (check("Build", "npx", "vite", "build", "--logLevel", "warn")) {
  check("Size", "npm", "run", "-s", "size");
  tests("End to end", environment, "end-to-end");
  check("Random lives in real browsers", "npm", "run", "-s", "live", "--", "--minutes", "2");
}
rmSync(reports, { recursive: true, force: true });
const skipped = count.skipped === 0 ? "" : `, ${count.skipped} skipped`;
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exit(count.failed === 0 ? 0 : 1);

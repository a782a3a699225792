/**
 * Random lives in real browsers: three devices type, tick, edit the plan, save, delete, go offline, are reloaded in the
 * task of a touch and killed, while their servers are killed and slowed as well; at the end all is compared. With a fault
 * put back (`--with-fault`), it must fail. Usage: npm run live -- [--minutes N] [--seed S] [--with-fault NAME]
 */
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { live } from "../tests/live/lives.ts";

const top = resolve(import.meta.dirname, "..");

/** Faults that were once in the product, as what to put in the place of what mended them. */
type Replacement = readonly [file: string, mended: string, broken: string];
const faults: Readonly<Record<string, readonly Replacement[]>> = {
  "recovery-waits-for-itself": [
    [
      "src/storage/records/execute-entry.ts",
      "run(intention.input, storedRecords(database))",
      'import("./recover-journal.ts").then(({ recovered }) => recovered()).then(() => run(intention.input, storedRecords(database)))',
    ],
  ],
  // Two things stand against it by now: the version of an entry, and that only what the record holds counts as kept.
  "second-window-takes-entries": [
    [
      "src/storage/records/record-transaction.ts",
      "if (executedVersion !== undefined && executedVersion >= entry.version) return true;",
      "if (executedVersion !== undefined) return true;",
    ],
    [
      "src/notes/writing/note-writer.ts",
      "if (body !== undefined) this.stored = versionOfText(body);",
      "this.stored = this.document.version();",
    ],
    [
      "src/notes/writing/note-writer.ts",
      "body.text === this.document.text && this.document.isHeldBy(body)",
      "body.text !== undefined",
    ],
  ],
};

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "2" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    "with-fault": { type: "string" },
  },
});

async function buildWith(name: string): Promise<string> {
  const fault = faults[name];
  if (fault === undefined) throw new Error(`there is no fault ${name}: ${Object.keys(faults).join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "wayside-fault-"));
  for (const part of [
    "src",
    "public",
    "index.html",
    "package.json",
    "tsconfig.json",
    "vite.config.ts",
    "chunks.ts",
  ])
    cpSync(join(top, part), join(folder, part), { recursive: true });
  symlinkSync(join(top, "node_modules"), join(folder, "node_modules"));
  for (const [file, mended, broken] of fault) {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes(mended)) throw new Error(`${file} no longer says: ${mended}`);
    writeFileSync(join(folder, file), text.replace(mended, broken));
  }
  const { build } = await import("vite");
  await build({ root: folder, configFile: join(folder, "vite.config.ts"), logLevel: "warn" });
  return join(folder, "dist");
}

const name = values["with-fault"];
const app = name === undefined ? undefined : await buildWith(name);
process.stdout.write(
  `Lives of ${values.minutes} minutes, seed ${values.seed}${name === undefined ? "" : `, with ${name}`}\n`,
);
const outcome = await live(Number(values.minutes), Number(values.seed), app).catch((error: unknown) => {
  process.stdout.write(`The lives did not come to an end: ${String(error)}\n`);
  process.exit(1);
});
for (const line of outcome.wrong) process.stdout.write(`${line}\n`);
const { acts, interrupted, kills, pageEnds, faults: broken, wrong } = outcome;
process.stdout.write(
  `${acts} acts (${interrupted} interrupted), ${pageEnds} ends of pages, ${kills} kills, ${broken} faults of servers; ${wrong.length} wrong\n`,
);
process.exit(wrong.length === 0 ? 0 : 1);

/**
 * Weighs the JavaScript of a start, gzip: what is needed until the first stop is painted, and what follows by itself in
 * the next seconds. Holds both to their budgets.
 */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

const KILOBYTE = 1024;
const FIRST_BUDGET = 40 * KILOBYTE;
const AFTER_BUDGET = 14 * KILOBYTE;
const built = resolve(import.meta.dirname, "../dist");
const assets = resolve(built, "assets");

/** The scripts of the page itself, and those a script imports before it can run. */
function entries(): readonly string[] {
  const page = readFileSync(resolve(built, "index.html"), "utf8");
  return [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].flatMap((match) => match[1] ?? []);
}

function staticImports(name: string): readonly string[] {
  const code = readFileSync(resolve(assets, name), "utf8");
  return [...code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].flatMap((match) => match[1] ?? []);
}

function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...staticImports(name));
  }
  return found;
}

/** What a first screen asks for before its first stop is there. */
const first: Readonly<Record<string, readonly string[]>> = {
  "no plan yet": ["bring-plan-"],
  "a plan": ["plan-today-"],
};
/** What is loaded by itself once that is painted: meeting the others, the worker, what of the ride card. */
const after: Readonly<Record<string, readonly string[]>> = {
  "no plan yet": ["afterwards-"],
  "a plan": ["afterwards-", "ride-card-"],
};
const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const named = (names: readonly string[]): readonly string[] =>
  names.map((name) => {
    const found = scripts.filter((script) => script.startsWith(name));
    if (found.length !== 1) throw new Error(`the build has ${found.length} scripts called ${name}`);
    return found[0] ?? "";
  });
const weigh = (name: string): number => gzipSync(readFileSync(resolve(assets, name)), { level: 9 }).length;

function print(title: string, names: Iterable<string>, budget: number): boolean {
  let total = 0;
  process.stdout.write(`${title}:\n`);
  for (const script of [...names].sort()) {
    const bytes = weigh(script);
    total += bytes;
    process.stdout.write(`${String(bytes).padStart(8)}  ${script}\n`);
  }
  process.stdout.write(`${String(total).padStart(8)}  in all, gzip; at most ${budget}\n`);
  return total > 0 && total <= budget;
}

let fits = true;
for (const [name, needs] of Object.entries(first)) {
  const start = closure([...entries(), ...named(needs)]);
  const later = [...closure(named(after[name] ?? []))].filter((script) => !start.has(script));
  fits = print(`Until the first stop is painted, with ${name}`, start, FIRST_BUDGET) && fits;
  fits = print(`By itself in the next seconds, with ${name}`, later, AFTER_BUDGET) && fits;
}
if (!fits) {
  process.stdout.write(
    "A start loads more JavaScript than its budget: load the heavy part with its route.\n",
  );
  process.exit(1);
}

/** Weighs the JavaScript the first screen loads: the entry, all it imports, and what it imports at once. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET = 35 * 1024;
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

/** What the first screen asks for as soon as it is there: the same always, then with no plan or with one. */
const always = ["background-work-"];
const cases: Readonly<Record<string, readonly string[]>> = {
  "no plan yet": ["bring-plan-"],
  "a plan": ["plan-today-"],
};
const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const starting = (names: readonly string[]): readonly string[] =>
  scripts.filter((script) => names.some((name) => script.startsWith(name)));
const start = closure(entries());
const weigh = (name: string): number => gzipSync(readFileSync(resolve(assets, name)), { level: 9 }).length;
let heaviest = 0;
for (const [name, needs] of Object.entries(cases)) {
  if (starting(needs).length !== needs.length)
    throw new Error(`the build has no script for ${needs.join(", ")}`);
  let total = 0;
  process.stdout.write(`The first screen with ${name}:\n`);
  for (const script of [...closure([...entries(), ...starting([...always, ...needs])])].sort()) {
    const bytes = weigh(script);
    total += bytes;
    process.stdout.write(
      `${String(bytes).padStart(8)}  ${script}${start.has(script) ? "" : "  (right after)"}\n`,
    );
  }
  process.stdout.write(`${String(total).padStart(8)}  in all, gzip; at most ${BUDGET}\n`);
  heaviest = Math.max(heaviest, total);
}
if (heaviest > BUDGET || start.size === 0) {
  process.stdout.write(
    "The first screen loads more JavaScript than its budget: load the heavy part with its route.\n",
  );
  process.exit(1);
}

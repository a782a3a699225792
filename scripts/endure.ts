/**
 * Runs the end-to-end tests again and again in conditions that are not those of a quick, quiet machine, and says how
 * often each passed: plain, with the browser's processor made four times slower, with both cores kept busy by other
 * processes, and with the files in another order each time. Wants a built app.
 * Usage: npm run endure -- [TIMES] [plain|slow|busy|shuffled ...]
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { resolve } from "node:path";

const top = resolve(import.meta.dirname, "..");
const conditions = ["plain", "slow", "busy", "shuffled"] as const;
type Condition = (typeof conditions)[number];

const [times = "5", ...asked] = process.argv.slice(2);
const chosen = conditions.filter((condition) => asked.length === 0 || asked.includes(condition));

function busyProcesses(): readonly ChildProcess[] {
  return cpus().map(() => spawn(process.execPath, ["-e", "for (;;) {}"], { stdio: "ignore" }));
}

function run(condition: Condition, round: number): { readonly passed: boolean; readonly said: string } {
  const words = ["vitest", "run", "--project", "end-to-end", "--reporter=dot"];
  if (condition === "shuffled") words.push("--sequence.shuffle.files", `--sequence.seed=${round + 1}`);
  const environment = condition === "slow" ? { WAYSIDE_SLOWDOWN: "4" } : {};
  const done = spawnSync("npx", words, {
    cwd: top,
    encoding: "utf8",
    env: { ...process.env, ...environment, NO_COLOR: "1" },
    maxBuffer: 256 * 1024 * 1024,
  });
  return { passed: done.status === 0, said: done.stdout + done.stderr };
}

const counts = new Map<Condition, number>();
for (const condition of chosen) {
  for (let round = 0; round < Number(times); round++) {
    const others = condition === "busy" ? busyProcesses() : [];
    const began = Date.now();
    const { passed, said } = run(condition, round);
    for (const other of others) other.kill("SIGKILL");
    counts.set(condition, (counts.get(condition) ?? 0) + Number(passed));
    process.stdout.write(
      `${condition} ${round + 1}: ${passed ? "passed" : "failed"} in ${Math.round((Date.now() - began) / 1000)} s\n`,
    );
    if (!passed)
      process.stdout.write(
        `${said
          .split("\n")
          .filter((line) => /FAIL|Error:|^ {2}- |Expected|Received|❯ tests/.test(line))
          .join("\n")}\n`,
      );
  }
}
for (const [condition, count] of counts) process.stdout.write(`${condition}: ${count} of ${times}\n`);
process.exit([...counts.values()].every((count) => count === Number(times)) ? 0 : 1);

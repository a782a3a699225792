/** Prints what the app understands of a Markdown plan. Usage: npm run inspect-plan -- FILE [--json | --toggle N] */
import { readFileSync } from "node:fs";
import { withBox } from "../src/plan/rules/editing/project-ticks.ts";
import { repairText } from "../src/plan/rules/editing/repair-text.ts";
import type { Task } from "../src/plan/rules/outline.ts";
import { describePlan, planAsJson } from "../src/plan/rules/understanding/describe-plan.ts";
import { understandPlan } from "../src/plan/rules/understanding/understand-plan.ts";

const [file, option, value] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Usage: npm run inspect-plan -- FILE [--json | --toggle N]\n");
  process.exit(2);
}
const bytes = readFileSync(file);
const { text, repair } = repairText(bytes);
const outline = understandPlan(text);
// What a garbled file says is read from its repaired text; where its boxes are, from the bytes as they lie there.
const asItLies =
  repair.kind === "mangled" ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) : text;
const lying = repair.kind === "mangled" ? understandPlan(asItLies).tasks : outline.tasks;
const boxes: readonly Task[] = lying.length === outline.tasks.length ? lying : outline.tasks;

if (option === "--json") {
  const placed = {
    ...outline,
    tasks: outline.tasks.map((task, index) => ({ ...task, box: boxes[index]?.box ?? task.box })),
  };
  process.stdout.write(`${JSON.stringify(planAsJson(placed, asItLies), null, 2)}\n`);
} else if (option === "--toggle") {
  const task = /^\d+$/.test(value ?? "") ? boxes[Number(value)] : undefined;
  if (task === undefined) {
    process.stderr.write(`There is no task ${value}; the file has ${boxes.length}, counted from 0.\n`);
    process.exit(1);
  }
  process.stdout.write(withBox(asItLies, task, !task.checked));
} else {
  process.stdout.write(describePlan(outline));
}

/** Prints what the app understands of a Markdown plan. Usage: npm run inspect-plan -- FILE [--json | --toggle N] */
import { readFileSync } from "node:fs";
import { describePlan, planAsJson } from "../src/plan/rules/describe-plan.ts";
import { withBox } from "../src/plan/rules/project-ticks.ts";
import { repairText } from "../src/plan/rules/repair-text.ts";
import { understandPlan } from "../src/plan/rules/understand-plan.ts";

const [file, option, value] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Usage: npm run inspect-plan -- FILE [--json | --toggle N]\n");
  process.exit(2);
}
const { text } = repairText(readFileSync(file));
const outline = understandPlan(text);
if (option === "--json") {
  process.stdout.write(`${JSON.stringify(planAsJson(outline, text), null, 2)}\n`);
} else if (option === "--toggle") {
  const task = outline.tasks[Number(value)];
  if (task === undefined) {
    process.stderr.write(
      `There is no task ${value}; the file has ${outline.tasks.length}, counted from 0.\n`,
    );
    process.exit(1);
  }
  process.stdout.write(withBox(text, task, !task.checked));
} else {
  process.stdout.write(describePlan(outline));
}

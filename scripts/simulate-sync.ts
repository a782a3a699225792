/**
 * Lives random histories of devices that edit, crash, are copied and meet in a folder that breaks its promises, and says
 * what was lost. A history is repeated by its seed. Usage: npm run -s simulate-sync -- [--histories N] [--seed S]
 */
import { parseArgs } from "node:util";
import { liveHistory } from "../tests/support/sync-simulator.ts";

const { values } = parseArgs({
  options: { histories: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const [histories, first] = [Number(values.histories), Number(values.seed)];
let [lost, unequal, thrown] = [0, 0, 0];
for (let seed = first; seed < first + histories; seed++) {
  try {
    const outcome = await liveHistory(seed);
    if (outcome.lost.length + outcome.unequal.length > 0)
      process.stdout.write(`${JSON.stringify(outcome)}\n`);
    lost += Number(outcome.lost.length > 0);
    unequal += Number(outcome.unequal.length > 0);
  } catch (error) {
    thrown++;
    process.stdout.write(`${JSON.stringify({ seed, thrown: String(error) })}\n`);
  }
}
process.stdout.write(
  `${histories} histories from seed ${first}, ${lost} lost, ${unequal} unequal, ${thrown} thrown\n`,
);
process.exit(lost + unequal + thrown === 0 ? 0 : 1);

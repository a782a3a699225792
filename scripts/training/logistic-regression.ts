/** Logistic regression over features brought to one scale, by gradient descent with momentum. */
import { type LinearModel, scaled } from "../../src/reading/fetching/extraction/deciding/linear-model.ts";
import type { Examples } from "./examples.ts";

const ROUNDS = 150;
const RATE = 0.5;
const MOMENTUM = 0.9;
const RIDGE = 1e-4;

export function trainLogistic({ rows, labels, weights }: Examples): LinearModel {
  const width = rows[0]?.length ?? 0;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const columns = Array.from({ length: width }, (_, at) => columnOf(rows, at));
  const scaledRows = rows.map((row) =>
    Float32Array.from(row, (value, at) => scaled(value, columns[at]?.mean ?? 0, columns[at]?.spread ?? 1)),
  );
  const factors = new Float64Array(width + 1);
  const speed = new Float64Array(width + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(width + 1);
    scaledRows.forEach((row, at) => {
      let score = factors[width] ?? 0;
      for (let feature = 0; feature < width; feature++)
        score += (factors[feature] as number) * (row[feature] as number);
      const chance = 1 / (1 + Math.exp(-score));
      const error = ((weights[at] ?? 0) * (chance - (labels[at] ?? 0))) / all;
      for (let feature = 0; feature < width; feature++)
        slope[feature] = (slope[feature] as number) + error * (row[feature] as number);
      slope[width] = (slope[width] ?? 0) + error;
    });
    for (let at = 0; at <= width; at++) {
      const pull = (slope[at] ?? 0) + RIDGE * (factors[at] ?? 0);
      speed[at] = MOMENTUM * (speed[at] ?? 0) - RATE * pull;
      factors[at] = (factors[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  const short = (value: number): number => Number(value.toPrecision(5));
  return {
    start: short(factors[width] ?? 0),
    mean: columns.map(({ mean }) => mean),
    spread: columns.map(({ spread }) => spread),
    weight: [...factors.subarray(0, width)].map(short),
  };

  function columnOf(of: readonly Float32Array[], at: number) {
    let [sum, squares] = [0, 0];
    for (const row of of) sum += row[at] ?? 0;
    const mean = sum / Math.max(1, of.length);
    for (const row of of) squares += ((row[at] ?? 0) - mean) ** 2;
    const spread = Math.sqrt(squares / Math.max(1, of.length));
    return { mean: Number(mean.toPrecision(5)), spread: Number(spread.toPrecision(5)) || 1 };
  }
}

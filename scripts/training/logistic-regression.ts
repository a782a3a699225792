/** Logistic regression over features brought to one scale, by gradient descent with momentum; to compare with. */
import type { Examples } from "./examples.ts";

const ROUNDS = 150;
const RATE = 0.5;
const MOMENTUM = 0.9;
const RIDGE = 1e-4;

/** Learns from examples; gives how sure it is of a row, from 0 to 1. */
export function trainLogistic({ rows, labels, weights }: Examples): (row: ArrayLike<number>) => number {
  const count = rows[0]?.length ?? 0;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = new Float64Array(count);
  const spread = new Float64Array(count);
  const over = (run: (feature: number) => void): void => {
    for (let feature = 0; feature < count; feature++) run(feature);
  };
  for (const row of rows) over((at) => (mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / rows.length));
  for (const row of rows)
    over((at) => (spread[at] = (spread[at] ?? 0) + ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2 / rows.length));
  over((at) => (spread[at] = Math.sqrt(spread[at] ?? 0) || 1));
  const scaled = rows.map((row) => Float32Array.from(row, (value, at) => scaledValue(value, at)));
  const factors = new Float64Array(count + 1);
  const speed = new Float64Array(count + 1);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(count + 1);
    scaled.forEach((row, at) => {
      const error = ((weights[at] ?? 0) * (chance(row) - (labels[at] ?? 0))) / all;
      for (let feature = 0; feature < count; feature++)
        slope[feature] = (slope[feature] as number) + error * (row[feature] as number);
      slope[count] = (slope[count] ?? 0) + error;
    });
    for (let at = 0; at <= count; at++) {
      const pull = (slope[at] ?? 0) + RIDGE * (factors[at] ?? 0);
      speed[at] = MOMENTUM * (speed[at] ?? 0) - RATE * pull;
      factors[at] = (factors[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  return (row) => chance(Float32Array.from(row, (value, at) => scaledValue(value, at)));

  /** Values far out of what was seen say no more than those at its edge. */
  function scaledValue(value: number, at: number): number {
    return Math.max(-4, Math.min(4, (value - (mean[at] ?? 0)) / (spread[at] ?? 1)));
  }

  function chance(row: Float32Array): number {
    let score = factors[count] ?? 0;
    for (let feature = 0; feature < count; feature++)
      score += (factors[feature] as number) * (row[feature] as number);
    return 1 / (1 + Math.exp(-score));
  }
}

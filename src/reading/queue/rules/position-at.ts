import { generateKeyBetween } from "fractional-indexing";
import { type Placed, positionOf } from "./queue-position.ts";

/**
 * The position that puts an article at an index among the others (fractional indexing, Greenspan 2020, "Implementing
 * Fractional Indexing"): there is always room between two. Only the article that is moved is written, so two devices that move
 * different ones both keep their moves.
 */
export function positionAt(others: readonly Placed[], index: number): string {
  const before = others[index - 1];
  const from = before === undefined ? null : positionOf(before);
  // Two devices may have put something in the same place: it goes below both.
  const after = others.slice(index).find((other) => from === null || positionOf(other) > from);
  return generateKeyBetween(from, after === undefined ? null : positionOf(after));
}

import type { DescribedBlock } from "./described-blocks.ts";
import type { PageShape } from "./page-shape.ts";

/** One number that speaks for or against a block. */
export interface BlockFeature {
  readonly name: string;
  /** A sentence that says what the number means. */
  readonly meaning: string;
  readonly of: (described: DescribedBlock, at: number, page: PageShape) => number;
}

/** What is true counts 1, what is not 0. */
export const yes = (is: boolean): number => (is ? 1 : 0);
/** Amounts count by their size rather than by their number. */
export const size = (amount: number): number => Math.log2(1 + amount);
/** A part of all, from 0 to 1; 0 where there is nothing. */
export const share = (part: number, all: number): number => part / Math.max(1, all);

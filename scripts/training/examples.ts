/** What is learnt from: rows of numbers, each with what is right for it, from 0 to 1, and how much it weighs. */
export interface Examples {
  readonly rows: readonly Float32Array[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
}

/** What two models say of a block, as log-odds that it belongs. */
export interface BlockScores {
  readonly trees: number;
  readonly linear: number;
}

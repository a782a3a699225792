/** A recording on this device that can be fetched again. */
export interface KeptRecording {
  readonly article: string;
  readonly bytes: number;
  /** When it was heard to its end, milliseconds since 1970; null where it was not. */
  readonly heardAt: number | null;
}

/**
 * Which recordings make room for another one within a budget, all in bytes: those that were heard, the longest ago
 * first, and no more of them than it takes. Undefined where it does not fit with all of them gone; then none goes.
 */
export function makeRoom(
  kept: readonly KeptRecording[],
  wanted: number,
  budget: number,
): readonly string[] | undefined {
  let left = budget - wanted - kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const heard = kept
    .filter((one): one is KeptRecording & { heardAt: number } => one.heardAt !== null)
    .sort((one, other) => one.heardAt - other.heardAt);
  const gone: string[] = [];
  for (const { article, bytes } of heard) {
    if (left >= 0) break;
    left += bytes;
    gone.push(article);
  }
  return left >= 0 ? gone : undefined;
}

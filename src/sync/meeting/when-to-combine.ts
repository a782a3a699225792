/*
 * Small files with what changed are put together as they grow in number, eight alike into one, and all of them go into a
 * new snapshot when they have grown to half of it: a log-structured merge (O'Neil et al. 1996, "The Log-Structured
 * Merge-Tree"). So an edit is uploaded a few times at most, whatever the size of the whole, and few files stand there.
 */

const ALIKE = 8;
/** Changes smaller than this, in bytes, never ask for a new snapshot. */
const SMALL = 64 * 1024;

/**
 * How many of the last files of changes a new one of `next` bytes takes the place of, given the sizes of those that
 * stand, oldest first.
 */
export function filesToCombine(sizes: readonly number[], next: number): number {
  let [end, size] = [sizes.length, next];
  for (;;) {
    let begin = end;
    while (begin > 0 && (sizes[begin - 1] ?? 0) < size * ALIKE) begin--;
    if (end - begin < ALIKE - 1) return sizes.length - end;
    for (const one of sizes.slice(begin, end)) size += one;
    end = begin;
  }
}

/** Whether changes of so many bytes ask for a new snapshot in place of one of `snapshot` bytes. */
export function wantsSnapshot(snapshot: number, changes: number): boolean {
  return changes > Math.max(SMALL, snapshot / 2);
}

/** Where a text differs from another: one place, all else is the same. */
interface Edit {
  readonly start: number;
  /** In the text before. */
  readonly end: number;
  readonly inserted: string;
}

/**
 * A text with both of two edits that were made in the same base. Where they touch the same place the second, which is
 * the person's own, holds there.
 */
export function mergeEdits(base: string, theirs: string, mine: string): string {
  if (theirs === base || theirs === mine) return mine;
  if (mine === base) return theirs;
  const [their, own] = [editOf(base, theirs), editOf(base, mine)];
  if (their.end <= own.start) {
    const shift = their.inserted.length - (their.end - their.start);
    return theirs.slice(0, own.start + shift) + own.inserted + theirs.slice(own.end + shift);
  }
  if (own.end <= their.start) return theirs.slice(0, own.start) + own.inserted + theirs.slice(own.end);
  return mine;
}

function editOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same++;
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) };
}

/** A replacement in a text, in UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A text with an edit made in it. */
export function edited(text: string, { start, removed, inserted }: Edit): string {
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** An edit of a text as it was shown, as an edit of the text as others have left it. */
export function besideTheirs(own: Edit, shown: string, current: string): Edit {
  if (shown === current) return own;
  const theirs = smallestEdit(shown, current);
  if (own.start + own.removed <= theirs.start) return own;
  if (own.start >= theirs.start + theirs.removed)
    return { ...own, start: own.start + theirs.inserted.length - theirs.removed };
  // Both changed the same letters: theirs stay, and what is typed here comes behind them.
  return { start: theirs.start + theirs.inserted.length, removed: 0, inserted: own.inserted };
}

/** Where two texts differ, never cutting a surrogate pair in two. */
export function smallestEdit(current: string, next: string): Edit {
  const shorter = Math.min(current.length, next.length);
  let start = 0;
  while (start < shorter && current.charCodeAt(start) === next.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(current.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < shorter - start &&
    current.charCodeAt(current.length - 1 - end) === next.charCodeAt(next.length - 1 - end)
  ) {
    end++;
  }
  if (end > 0 && isLowSurrogate(current.charCodeAt(current.length - end))) end--;
  return { start, removed: current.length - end - start, inserted: next.slice(start, next.length - end) };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

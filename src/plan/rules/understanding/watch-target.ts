/**
 * The version a project's line waits for, as in "Monitor v0.9+ releases": "v0.9+", and "v0.9" where just that one is
 * meant; undefined where none is named. "or later", "以上" and "≥" before it are written as "+".
 */
export function watchTarget(text: string): string | undefined {
  const match = /(^|[\s(（≥>=])(v?\d+(?:\.\d+)+)\s*(\+|以上|or later|and later|or newer|及以上)?/i.exec(text);
  if (match?.[2] === undefined) return undefined;
  const andLater = match[3] !== undefined || /≥|>=\s*$/.test(text.slice(0, match.index) + match[1]);
  const named = /^v/i.test(match[2]) || andLater;
  return named ? match[2] + (andLater ? "+" : "") : undefined;
}

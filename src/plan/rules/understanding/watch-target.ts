/** The version a project's line waits for, as in "Monitor v0.9+ releases": "v0.9"; undefined where none is named. */
export function watchTarget(text: string): string | undefined {
  const match = /(?:^|[\s(（≥>=])(v?\d+(?:\.\d+)+)\s*(\+|以上|or later|and later|or newer|及以上)?/i.exec(
    text,
  );
  if (match?.[1] === undefined) return undefined;
  const named =
    match[1].startsWith("v") || match[1].startsWith("V") || match[2] !== undefined || /≥|>=/.test(match[0]);
  return named ? match[1] : undefined;
}

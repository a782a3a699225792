/**
 * A moment as Podlove Simple Chapters write it, in seconds: Normal Play Time (RFC 2326, 3.6), "1:02:03.5", "62:03" or
 * "3723.5". Undefined for anything else.
 */
export function normalPlayTime(text: string): number | undefined {
  const found = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6}(?:\.\d{1,9})?)$/.exec(text.trim());
  if (found === null) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

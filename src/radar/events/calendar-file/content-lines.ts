import { decodeFeed } from "../../sources/rules/feed-text.ts";

const [SPACE, TAB, CR, LF] = [0x20, 0x09, 0x0d, 0x0a];

/**
 * The text of a calendar file. Lines are unfolded before they are decoded: some programs fold after so many bytes, amid
 * a letter (RFC 5545, 3.1).
 */
export function decodeCalendar(bytes: Uint8Array, contentType: string): string {
  // In UTF-16 each second byte is one of these: its letters are never cut.
  return decodeFeed(bytes.subarray(0, 400).includes(0) ? bytes : unfolded(bytes), contentType);
}

function unfolded(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const end = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
    const isEnd = bytes[at] === CR || bytes[at] === LF;
    if (isEnd && (bytes[end] === SPACE || bytes[end] === TAB)) at = end;
    else text[length++] = bytes[at] ?? 0;
  }
  return text.subarray(0, length);
}

/** The content lines of a calendar, unfolded, each as the format wants it where it is written a little beside that. */
export function contentLines(text: string): readonly string[] {
  return text
    .replace(/(?:\r\n?|\n)[ \t]/g, "")
    .split(/\r\n?|\n/)
    .filter((line) => line !== "")
    .map(asUsual);
}

const RULES = new Set(["RRULE", "EXRULE"]);
const TIMES = new Set(["DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"]);

/**
 * A line with a day, a time without seconds, or either with the marks of ISO 8601, as RFC 5545 writes it: a day says
 * that it is one. A rule is in capitals and without spaces, which Exchange puts between its days.
 */
function asUsual(line: string): string {
  const name = /^[A-Z-]+/i.exec(line)?.[0] ?? "";
  const isRule = RULES.has(name.toUpperCase());
  if (!isRule && !TIMES.has(name.toUpperCase())) return line;
  const colon = valueStart(line);
  if (colon === undefined) return line;
  if (isRule)
    return (
      line.slice(0, colon + 1) +
      line
        .slice(colon + 1)
        .replace(/\s/g, "")
        .toUpperCase()
    );
  const values = line
    .slice(colon + 1)
    .split(",")
    .map(usualTime);
  const parameters = line.slice(name.length, colon);
  if (!values.every((value) => /^\d{8}$/.test(value))) return `${name}${parameters}:${values.join(",")}`;
  const others = parameters.replace(/;VALUE=[A-Z-]+/i, "");
  return `${name}${others};VALUE=DATE:${values.join(",")}`;
}

function usualTime(value: string): string {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z?))?$/i.exec(value.trim());
  if (parts === null) return value;
  const [, year, month, day, hour, minute, second = "00", zone = ""] = parts;
  return hour === undefined
    ? `${year}${month}${day}`
    : `${year}${month}${day}T${hour}${minute}${second}${zone.toUpperCase()}`;
}

/** Where the colon stands that ends the name and its parameters: one in quotes does not. */
function valueStart(line: string): number | undefined {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    if (line[at] === ":" && !quoted) return at;
  }
  return undefined;
}

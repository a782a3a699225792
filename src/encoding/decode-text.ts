import chardet from "chardet";

/** A text with the encoding its bytes were in (a label of the Encoding Standard). */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * The text of a file of anyone's: by its byte order mark; as UTF-8 where it is that, or nearly all of it, each bad byte
 * then being a U+FFFD; in the first of the encodings it or its server names that it can be; else in the one it looks
 * like. Never throws. A byte order mark of UTF-8 stays in the text where `keepMark` asks for that.
 */
export function decodeText(
  bytes: Uint8Array,
  named: readonly string[] = [],
  { keepMark = false }: { readonly keepMark?: boolean } = {},
): DecodedText {
  const marked = wideEncoding(bytes);
  if (marked !== undefined) return { text: decode(bytes, marked, false) ?? "", encoding: marked };
  const utf8 = decode(bytes, "utf-8", true, keepMark) ?? nearlyUtf8(bytes, keepMark);
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8" };
  for (const encoding of named) {
    if (/^utf-?8$/i.test(encoding)) continue;
    const text = decode(bytes, encoding, true);
    if (text !== undefined) return { text, encoding: encoding.toLowerCase() };
  }
  return detected(bytes) ?? { text: decode(bytes, "windows-1252", false) ?? "", encoding: "windows-1252" };
}

function decode(bytes: Uint8Array, encoding: string, strict: boolean, ignoreBOM = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are looked at for an encoding of two bytes a letter. */
const LOOKED_AT = 400;

/** UTF-16 by its mark, or by the empty bytes that stand beside each letter of ASCII. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, LOOKED_AT);
  const empty = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty;
  const many = start.length / 8;
  if (start.length < 4 || Math.min(even, odd) > 0) return undefined;
  return odd > many ? "utf-16le" : even > many ? "utf-16be" : undefined;
}

/** Bytes count as damaged UTF-8 where at least so many of its non-ASCII letters are whole for each that is malformed. */
const GOOD_FOR_BAD = 4;

function nearlyUtf8(bytes: Uint8Array, keepMark: boolean): string | undefined {
  const text = decode(bytes, "utf-8", false, keepMark);
  if (text === undefined) return undefined;
  let [good, bad] = [0, 0];
  for (const letter of text) {
    if (letter === "\ufffd") bad++;
    else if (letter > "\u007f") good++;
  }
  return good >= bad * GOOD_FOR_BAD ? text : undefined;
}

/** The least confidence, 0 to 100, at which an answer of chardet is used. */
const SURE = 30;
/** Tried in this order where it is not sure, for texts of a few words. */
const eastAsian = ["gb18030", "big5", "shift_jis", "euc-kr"] as const;

function detected(bytes: Uint8Array): DecodedText | undefined {
  const sure = chardet.analyse(foreignParts(bytes)).filter(({ confidence }) => confidence >= SURE);
  for (const encoding of [...sure.map(({ name }) => name), ...eastAsian]) {
    const text = decode(bytes, encoding, true);
    const isGuess = !sure.some(({ name }) => name === encoding);
    if (text !== undefined && (!isGuess || looksEastAsian(text)))
      return { text, encoding: encoding.toLowerCase() };
  }
  return undefined;
}

/** The parts of a file that are not ASCII, for its markup is the same in all encodings and says nothing of its own. */
function foreignParts(bytes: Uint8Array): Uint8Array {
  const parts = new Uint8Array(bytes.length);
  let length = 0;
  const isForeign = (at: number): boolean => (bytes[at] ?? 0) >= 0x80;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    // The second byte of a letter may be one of ASCII, and a word may begin with such letters.
    if (isForeign(at) || isForeign(at - 1) || (isLetter && isForeign(at + 1))) parts[length++] = byte;
    else if (parts[length - 1] !== 0x20) parts[length++] = 0x20;
  }
  return parts.subarray(0, length);
}

/**
 * East Asian text is mostly Han, Kana or Hangul where it is not ASCII, and its letters stand side by side. A wrong guess
 * is mostly oddities; Western accents read as Chinese stand alone among ASCII.
 */
function looksEastAsian(text: string): boolean {
  const foreign = text.match(/\P{ASCII}/gu) ?? [];
  const letters =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu,
    ) ?? [];
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  const together = runs.filter((run) => [...run].length > 1).length;
  return foreign.length > 0 && letters.length >= foreign.length * 0.8 && together * 2 >= runs.length;
}

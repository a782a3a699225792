/** What had to be done to a file's bytes to read them as text. */
export type Repair =
  | { readonly kind: "none" }
  /** The bytes were in another encoding than UTF-8. */
  | { readonly kind: "encoding"; readonly encoding: string }
  /** The text had been decoded wrongly once and saved so: emoji and accents had become "üéØ" or "ðŸŽ¯". */
  | { readonly kind: "mangled"; readonly encoding: string; readonly places: number };

export interface RepairedText {
  readonly text: string;
  readonly repair: Repair;
}

/** The single-byte encodings by which UTF-8 is most often decoded wrongly. */
const singleByte = ["macintosh", "windows-1252", "iso-8859-15"] as const;
/** Tried in this order on bytes that are not UTF-8; a decoder that finds an impossible byte is passed over. */
const others = ["gb18030", "big5", "shift_jis", "euc-kr"] as const;

/**
 * Reads the bytes of a plan as text. UTF-8 with or without a byte order mark is taken as it is; UTF-16 and the
 * usual East Asian and Western encodings are recognised; text that a wrong decoding has mangled is restored.
 * Line endings and the byte order mark stay. Never throws.
 */
export function repairText(bytes: Uint8Array): RepairedText {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  if (utf16 !== undefined)
    return { text: decode(bytes, utf16, false) ?? "", repair: { kind: "encoding", encoding: utf16 } };
  const utf8 = decode(bytes, "utf-8", true);
  if (utf8 !== undefined) return unmangle(utf8);
  for (const encoding of others) {
    const text = decode(bytes, encoding, true);
    if (text !== undefined && looksWritten(text)) return { text, repair: { kind: "encoding", encoding } };
  }
  return {
    text: decode(bytes, "windows-1252", false) ?? "",
    repair: { kind: "encoding", encoding: "windows-1252" },
  };
}

function decode(bytes: Uint8Array, encoding: string, strict: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM: encoding === "utf-8" }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * East Asian text is mostly Han, Kana or Hangul where it is not ASCII, and its letters stand side by side. A
 * wrong guess is mostly oddities; Western accents read as Chinese stand alone among ASCII.
 */
function looksWritten(text: string): boolean {
  const foreign = text.match(/\P{ASCII}/gu) ?? [];
  const letters =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu,
    ) ?? [];
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  const together = runs.filter((run) => [...run].length > 1).length;
  return foreign.length > 0 && letters.length >= foreign.length * 0.8 && together * 2 >= runs.length;
}

/**
 * Restores text whose UTF-8 bytes were read by a single-byte encoding. Each run of foreign characters is turned
 * back into bytes; where those are UTF-8 the run is what it was meant to be. It is done only where nearly
 * all runs turn out so: real text in a Western language does not.
 */
function unmangle(text: string): RepairedText {
  const runs = text.match(/\P{ASCII}+/gu) ?? [];
  const start = text.startsWith("\ufeff") ? 1 : 0;
  let best: RepairedText = { text, repair: { kind: "none" } };
  let most = 0;
  for (const encoding of singleByte) {
    const bytesOf = byteTable(encoding);
    if (bytesOf === undefined) continue;
    let restored = 0;
    const candidate =
      text.slice(0, start) +
      text.slice(start).replace(/\P{ASCII}+/gu, (run) => {
        const bytes: number[] = [];
        for (const character of run) {
          const byte = bytesOf.get(character);
          if (byte === undefined) return run;
          bytes.push(byte);
        }
        const meant = decode(Uint8Array.from(bytes), "utf-8", true);
        if (meant === undefined) return run;
        restored++;
        return meant;
      });
    if (restored > most && restored >= runs.length * 0.7) {
      most = restored;
      best = { text: candidate, repair: { kind: "mangled", encoding, places: restored } };
    }
  }
  return best;
}

function byteTable(encoding: string): ReadonlyMap<string, number> | undefined {
  const all = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const characters = decode(all, encoding, false);
  if (characters === undefined) return undefined;
  return new Map([...characters].map((character, index) => [character, index + 128]));
}

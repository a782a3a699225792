import { decodeText } from "../../../encoding/decode-text.ts";

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
/**
 * Reads the bytes of a plan as text. UTF-8 with or without a byte order mark is taken as it is; UTF-16 and the
 * usual East Asian and Western encodings are recognised; text that a wrong decoding has mangled is restored.
 * Line endings and the byte order mark stay. Never throws.
 */
export function repairText(bytes: Uint8Array): RepairedText {
  const { text, encoding } = decodeText(bytes, [], { keepMark: true });
  return encoding === "utf-8" ? unmangle(text) : { text, repair: { kind: "encoding", encoding } };
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

function decode(bytes: Uint8Array, encoding: string, strict: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteTable(encoding: string): ReadonlyMap<string, number> | undefined {
  const all = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const characters = decode(all, encoding, false);
  if (characters === undefined) return undefined;
  return new Map([...characters].map((character, index) => [character, index + 128]));
}

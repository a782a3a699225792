/** Bits of a signature; a text of two thousand letters sets about a quarter of them. */
const BITS = 2048;
/** 32-bit words of a signature. */
export const SIGNATURE_WORDS = BITS / 32;

/** The bit a pair of neighbouring characters sets. */
function bitOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 21;
}

/**
 * Writes the signature of a text at a place of an array: a Bloom filter (Bloom 1970) over its pairs of characters.
 * A text that lacks a bit of a word's signature does not hold the word, and need not be looked through.
 */
export function writeSignature(text: string, into: Uint32Array, at: number): void {
  let before = text.charCodeAt(0);
  for (let index = 1; index < text.length; index++) {
    const next = text.charCodeAt(index);
    const bit = bitOf(before, next);
    const word = at + (bit >> 5);
    into[word] = (into[word] ?? 0) | (1 << (bit & 31));
    before = next;
  }
}

/** The bits that a text must have to hold some words. */
export function signatureBits(words: readonly string[]): readonly number[] {
  const bits = new Set<number>();
  for (const word of words) {
    for (let index = 1; index < word.length; index++)
      bits.add(bitOf(word.charCodeAt(index - 1), word.charCodeAt(index)));
  }
  return [...bits];
}

import { fromBase64, toBase64 } from "./base64.ts";

/*
 * How much of each author's insertions a text holds, in the encoding of Yjs (`Y.encodeStateVector`, base64): the number
 * of authors, then an author and a clock each, as variable-length integers of seven bits a byte, the lowest first. Read
 * here without Yjs, so that whether a record is deleted can be told before texts are loaded.
 */

/** Clocks by author; undefined for what is no state vector. */
export function readStateVector(encoded: string): ReadonlyMap<number, number> | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(encoded);
  } catch {
    return undefined;
  }
  let at = 0;
  const next = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined || factor > Number.MAX_SAFE_INTEGER / 128) return Number.NaN;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };
  const count = next();
  // Each author takes two bytes at least.
  if (!(count * 2 <= bytes.length)) return undefined;
  const clocks = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    const [author, clock] = [next(), next()];
    if (Number.isNaN(author) || Number.isNaN(clock)) return undefined;
    clocks.set(author, clock);
  }
  return at === bytes.length ? clocks : undefined;
}

/** Writes clocks by author as Yjs does: the greatest author first. */
export function writeStateVector(clocks: ReadonlyMap<number, number>): string {
  const bytes: number[] = [];
  const put = (value: number): void => {
    let rest = value;
    while (rest >= 0x80) {
      bytes.push((rest % 128) + 0x80);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  put(clocks.size);
  for (const [author, clock] of [...clocks].sort(([one], [other]) => other - one)) {
    put(author);
    put(clock);
  }
  return toBase64(Uint8Array.from(bytes));
}

/** The later clock of each author; of one that cannot be read the other. */
export function mergeStateVectors(one: string, other: string): string {
  if (one === other) return one;
  const [first, second] = [readStateVector(one), readStateVector(other)];
  // Where neither can be read, the same one stays in whatever order they come.
  if (first === undefined && second === undefined) return one > other ? one : other;
  if (first === undefined) return other;
  if (second === undefined) return one;
  const merged = new Map(first);
  for (const [author, clock] of second) merged.set(author, Math.max(clock, merged.get(author) ?? 0));
  return writeStateVector(merged);
}

/** Whether all insertions of a text were seen, each given by a state vector; not where either cannot be read. */
export function coversState(seen: string, state: string): boolean {
  if (seen === state) return true;
  const [known, present] = [readStateVector(seen), readStateVector(state)];
  if (known === undefined || present === undefined) return false;
  return [...present].every(([author, clock]) => (known.get(author) ?? 0) >= clock);
}

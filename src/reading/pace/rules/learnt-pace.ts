import type { ReadingPace, TextLength } from "./reading-time.ts";

/** A pace and how many minutes of reading it was learnt from, for words and for characters apart. */
export interface Learning extends ReadingPace {
  readonly wordMinutes: number;
  readonly characterMinutes: number;
}

/** Nobody reads slower or faster than that, per minute; what is beyond was leafed through or left lying. */
const bounds = { words: { from: 80, to: 700 }, characters: { from: 120, to: 1200 } } as const;
/** Minutes of reading the usual pace counts for, so that the first page does not settle it. */
const PRIOR = 15;
/** What was learnt longer ago than this many minutes fades. */
const MEMORY = 240;

/**
 * What is learnt of somebody's pace when they read a passage of a text in some seconds; undefined where the
 * passage says nothing: too short, or too slow or fast for reading. A mixed text teaches what it mostly is.
 */
export function learnPace(known: Learning, passage: TextLength, seconds: number): Learning | undefined {
  const minutes = seconds / 60;
  if (minutes < 0.15) return undefined;
  const kind = passage.characters > passage.words ? "characters" : "words";
  const { from, to } = bounds[kind];
  const amount =
    kind === "words"
      ? passage.words + (passage.characters * known.words) / known.characters
      : passage.characters + (passage.words * known.characters) / known.words;
  const rate = amount / minutes;
  if (rate < from || rate > to) return undefined;
  const [name, before] =
    kind === "words"
      ? (["wordMinutes", known.wordMinutes] as const)
      : (["characterMinutes", known.characterMinutes] as const);
  const weight = Math.min(MEMORY, before) + PRIOR;
  // Rates of equal stretches of time are averaged by time.
  const next = (known[kind] * weight + rate * minutes) / (weight + minutes);
  return { ...known, [kind]: Math.round(next * 10) / 10, [name]: Math.round((before + minutes) * 100) / 100 };
}

/** The measures of the labelled page sets, each as the set's own authors define it; over texts, without a DOM. */

import type { Expected } from "./page-sets.ts";

/** What is right in a text, what it lacks and what it has too much: in words, runs of words or pieces. */
export interface Tally {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
}

/** How a set of pages is measured, and what is wanted of one of its pages. */
export type Wanted =
  /** The words of the text, each as often as it stands there; single characters of scripts without spaces. */
  | { readonly measure: "words"; readonly text: string }
  /** The runs of four words of the text (article-extraction-benchmark, `evaluate.py`). */
  | { readonly measure: "runs"; readonly text: string }
  /** Pieces that must and must not be there (trafilatura's evaluation). */
  | { readonly measure: "pieces"; readonly present: readonly string[]; readonly absent: readonly string[] };

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a set wants of a page, where `text` is the text it expects, if it has one. */
export function wantedOf(expected: Expected, text: string): Wanted {
  if (expected.kind === "pieces") return { measure: "pieces", ...expected };
  return { measure: expected.kind === "text" ? "runs" : "words", text };
}

/** Measures the text that was found in a page. */
export function tally(text: string, wanted: Wanted): Tally {
  switch (wanted.measure) {
    case "words":
      return shareOfAll(compare(counted(wordsOf(text)), counted(wordsOf(wanted.text))));
    case "runs":
      return shareOfAll(compare(counted(runsOf(text)), counted(runsOf(wanted.text))));
    case "pieces": {
      const normal = squeezed(text);
      const present = wanted.present.filter((piece) => normal.includes(squeezed(piece))).length;
      const wrong = wanted.absent.filter((piece) => normal.includes(squeezed(piece))).length;
      return { found: present, missed: wanted.present.length - present, wrong };
    }
  }
}

/**
 * The figure of a set: precision, recall and F1 of the sums over its pages; of "words" the mean of the pages' own, as
 * that set has always been measured here.
 */
export function scoreOf(tallies: readonly Tally[], measure: Wanted["measure"]): Score {
  if (measure !== "words") {
    const sum = (pick: (one: Tally) => number): number => tallies.reduce((all, one) => all + pick(one), 0);
    return scored({
      found: sum(({ found }) => found),
      missed: sum(({ missed }) => missed),
      wrong: sum(({ wrong }) => wrong),
    });
  }
  const scores = tallies.map(scored);
  const mean = (pick: (one: Score) => number): number =>
    scores.reduce((all, one) => all + pick(one), 0) / Math.max(1, scores.length);
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
  };
}

/** Precision, recall and F1 of one tally; of a page with nothing to find and nothing found all are 1. */
export function scored({ found, missed, wrong }: Tally): Score {
  const ratio = (part: number, all: number): number => (all === 0 ? 1 : part / all);
  return {
    precision: ratio(found, found + wrong),
    recall: ratio(found, found + missed),
    f1: ratio(2 * found, 2 * found + missed + wrong),
  };
}

/** Words in lower case, and single characters of scripts that write without spaces. */
export function wordsOf(text: string): readonly string[] {
  return (
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Each run of four words; a shorter text is one run. Words are those of Python's `\w+`, as its authors count. */
function runsOf(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  const runs: string[] = [];
  for (let at = 0; at < Math.max(1, words.length - 3); at++) runs.push(words.slice(at, at + 4).join(" "));
  return runs;
}

function counted(units: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}

function compare(has: ReadonlyMap<string, number>, wants: ReadonlyMap<string, number>): Tally {
  let [found, missed, wrong] = [0, 0, 0];
  for (const unit of new Set([...has.keys(), ...wants.keys()])) {
    const [there, wanted] = [has.get(unit) ?? 0, wants.get(unit) ?? 0];
    found += Math.min(there, wanted);
    missed += Math.max(0, wanted - there);
    wrong += Math.max(0, there - wanted);
  }
  return { found, missed, wrong };
}

/** Pages weigh alike, whatever their length. */
function shareOfAll({ found, missed, wrong }: Tally): Tally {
  const all = found + missed + wrong;
  return all === 0
    ? { found, missed, wrong }
    : { found: found / all, missed: missed / all, wrong: wrong / all };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

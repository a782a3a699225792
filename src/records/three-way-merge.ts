import { diff3MergeRegions, diffIndices } from "node-diff3";
import { besideTheirs, type Edit, edited, smallestEdit } from "./smallest-edit.ts";
import type { TextDocument } from "./text-document.ts";

/** Pairs of equal lines that are looked at; texts with more of them (thousands of empty lines) are taken as one passage. */
const MOST_PAIRS = 1_000_000;

/**
 * `current` with what `next` changed of the `base` of both, line by line, and word by word in lines that both changed
 * (diff3: Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007). Where both changed the same letters, those of
 * `current` stay with what was inserted behind them: nothing that either wrote is lost.
 */
export function threeWayMerge(base: string, current: string, next: string): string {
  return mergedBy([linesOf, wordsOf], base, current, next);
}

type Splitter = (text: string) => readonly string[];

function mergedBy(
  [split, ...finer]: readonly Splitter[],
  base: string,
  current: string,
  next: string,
): string {
  if (base === current || current === next) return next;
  if (base === next) return current;
  const letters = (): string => edited(current, besideTheirs(smallestEdit(base, next), base, current));
  if (split === undefined) return letters();
  const [theirs, before, own] = [split(current), split(base), split(next)];
  if (isTooLong(before, theirs) || isTooLong(before, own)) return letters();
  return diff3MergeRegions([...theirs], [...before], [...own])
    .map((region) =>
      region.stable
        ? region.bufferContent.join("")
        : mergedBy(finer, region.oContent.join(""), region.aContent.join(""), region.bContent.join("")),
    )
    .join("");
}

/** What turns one text into another, line by line: edits of the first in ascending order, none reaching into the next. */
export function editsBetween(current: string, next: string): readonly Edit[] {
  const [before, after] = [linesOf(current), linesOf(next)];
  if (isTooLong(before, after)) return [smallestEdit(current, next)];
  const starts = startsOf(before);
  return diffIndices([...before], [...after]).map((hunk) => {
    const edit = smallestEdit(hunk.buffer1Content.join(""), hunk.buffer2Content.join(""));
    return { ...edit, start: edit.start + (starts[hunk.buffer1[0]] ?? current.length) };
  });
}

/** Writes into a document what `next` changed of `base`, the text both were once; what is written there stays. */
export function mergeChanges(document: TextDocument, base: string, next: string): void {
  document.applyEdits(editsBetween(document.text, threeWayMerge(base, document.text, next)));
}

/** The lines of a text, each with its line end. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

/** The words of a text and what stands between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_]/gu) ?? [];
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    at += line.length;
    return at - line.length;
  });
}

/** Whether two texts have too many equal lines to compare each with each. */
function isTooLong(before: readonly string[], after: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  return after.reduce((pairs, line) => pairs + (counts.get(line) ?? 0), 0) > MOST_PAIRS;
}

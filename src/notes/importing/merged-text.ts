import { editsBetween, threeWayMerge } from "../../records/three-way-merge.ts";

/** What becomes of a note's text by a file: it stays, it changes, or it cannot be told what the file changed. */
export type MergedText =
  | { readonly kind: "same" }
  | { readonly kind: "updated"; readonly text: string }
  | { readonly kind: "differing" };

/**
 * The text of a note with what was changed in its file, which grew from one of `ancestors`: the one that it is nearest to.
 * Without any, it cannot be told what was changed there and what here.
 */
export function mergedText(current: string, file: string, ancestors: readonly string[]): MergedText {
  if (current === file) return { kind: "same" };
  const [base] = ancestors
    .map((text) => ({ text, distance: distanceBetween(text, file) }))
    .sort((one, other) => one.distance - other.distance);
  if (base === undefined) return { kind: "differing" };
  const text = threeWayMerge(base.text, current, file);
  return text === current ? { kind: "same" } : { kind: "updated", text };
}

/** UTF-16 units that are taken out and put in between two texts. */
function distanceBetween(one: string, other: string): number {
  return editsBetween(one, other).reduce((sum, { removed, inserted }) => sum + removed + inserted.length, 0);
}

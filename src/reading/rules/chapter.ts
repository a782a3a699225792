import * as v from "valibot";

/** A part of a recording that has a name: where it begins, in seconds, and what it is called. */
export const chapterSchema = v.object({
  start: v.pipe(v.number(), v.finite(), v.minValue(0)),
  title: v.string(),
});
export type Chapter = v.InferOutput<typeof chapterSchema>;

/** More chapters of one recording than this are none anybody would choose from. */
const MOST = 300;
/** Letters of a chapter's name. */
const LONGEST = 300;

/** Chapters as they follow each other, one for each moment; those without a name or a moment are left out. */
export function chaptersInOrder(chapters: readonly Chapter[]): readonly Chapter[] {
  const byStart = new Map<number, Chapter>();
  for (const { start, title } of chapters) {
    const name = title.replace(/\s+/g, " ").trim().slice(0, LONGEST);
    if (name !== "" && Number.isFinite(start) && start >= 0 && !byStart.has(start))
      byStart.set(start, { start, title: name });
  }
  return [...byStart.values()].sort((one, other) => one.start - other.start).slice(0, MOST);
}

/** The number of the chapter that is heard at a moment, in seconds; -1 before the first. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): number {
  return chapters.findLastIndex(({ start }) => start <= seconds);
}

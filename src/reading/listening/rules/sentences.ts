/** A sentence of a text: its place, and the paragraph it stands in. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
}

/** Some engines fall silent in the middle of longer utterances; characters. */
const LONGEST = 240;

/**
 * The sentences of a text whose paragraphs are apart by line breaks, by the rules of its language (Unicode UAX 29,
 * through Intl.Segmenter). Very long ones are cut at commas, so that no voice breaks off in them.
 */
export function sentencesOf(text: string, language: string): readonly Sentence[] {
  const split = splitter(language);
  const sentences: Sentence[] = [];
  let paragraph = -1;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    paragraph++;
    for (const { start, end } of split(line)) {
      for (const part of cut(line, start, end)) {
        if (!/[\p{L}\p{N}]/u.test(line.slice(part.start, part.end))) continue;
        sentences.push({ start: index + part.start, end: index + part.end, paragraph });
      }
    }
  }
  return sentences;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function splitter(language: string): (line: string) => readonly Part[] {
  if (typeof Intl.Segmenter === "undefined") return (line) => byMarks(line);
  const segmenter = segmenterFor(language);
  return (line) =>
    [...segmenter.segment(line)].map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language === "" ? undefined : language, { granularity: "sentence" });
  } catch {
    // A page may name a language that is none.
    return new Intl.Segmenter(undefined, { granularity: "sentence" });
  }
}

function byMarks(line: string): readonly Part[] {
  return [...line.matchAll(/[^.!?。！？]+(?:[.!?。！？]+["”’)）」]*\s*|$)/g)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
  }));
}

function cut(line: string, start: number, end: number): readonly Part[] {
  const parts: Part[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const reach = line.slice(from, from + LONGEST);
    const comma = Math.max(...[",", "，", ";", "；", "、", ":", "："].map((mark) => reach.lastIndexOf(mark)));
    const space = reach.lastIndexOf(" ");
    const length = comma > LONGEST / 3 ? comma + 1 : space > LONGEST / 3 ? space + 1 : LONGEST;
    parts.push({ start: from, end: from + length });
    from += length;
  }
  parts.push({ start: from, end });
  return parts;
}

/** The first sentence of the next paragraph (`by` is 1) or of this or the one before (-1). */
export function paragraphStep(sentences: readonly Sentence[], at: number, by: 1 | -1): number {
  const here = sentences[at]?.paragraph ?? 0;
  if (by === 1) {
    const next = sentences.findIndex(({ paragraph }) => paragraph > here);
    return next < 0 ? sentences.length - 1 : next;
  }
  const first = sentences.findIndex(({ paragraph }) => paragraph === here);
  // In the middle of a paragraph, back is to its beginning; at its beginning, to the one before.
  if (at > first) return first;
  return Math.max(
    0,
    sentences.findIndex(({ paragraph }) => paragraph === here - 1),
  );
}

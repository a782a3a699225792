/** Letters of a sentence that stand in a report. */
const LONGEST = 300;

/**
 * The first sentence of a text, on one line; one that is very long ends at a word. Sentences and words are those of
 * Unicode (UAX 29), so that Chinese has them too.
 */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const [first] = new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(line);
  const sentence = (first?.segment ?? line).trim();
  if (sentence.length <= LONGEST) return sentence;
  // A stop before a small letter ends no sentence for Unicode; where it would run on, it does.
  const stop = sentence.lastIndexOf(". ", LONGEST);
  if (stop > 0) return sentence.slice(0, stop + 1);
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(sentence)) {
    if (index + segment.length > LONGEST) break;
    end = index + segment.length;
  }
  return `${sentence.slice(0, end).replace(/(?<![\s.,;:，。；：])[\s.,;:，。；：]+$/, "")}…`;
}

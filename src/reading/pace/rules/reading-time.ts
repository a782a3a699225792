/** How much text there is to read: words, and characters of scripts that write without spaces. */
export interface TextLength {
  readonly words: number;
  readonly characters: number;
}

/** How much somebody reads in a minute. */
export interface ReadingPace {
  readonly words: number;
  readonly characters: number;
}

/** An adult reads about 238 English words a minute (Brysbaert 2019), and about 400 characters of Chinese, Japanese or Korean. */
export const usualPace: ReadingPace = { words: 238, characters: 400 };

const uncut = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Counts a text: Chinese, Japanese and Korean by characters, all else by words; a mixed text is the sum. */
export function textLength(text: string): TextLength {
  const characters = text.match(uncut)?.length ?? 0;
  const words = text.replace(uncut, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  return { words, characters };
}

/** Whole minutes to read so much at a pace, at least one. */
export function readingMinutes({ words, characters }: TextLength, pace: ReadingPace = usualPace): number {
  return Math.max(1, Math.round(words / pace.words + characters / pace.characters));
}

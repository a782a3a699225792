const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const english = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** The pattern of a number in figures, Chinese numerals or an English word, for use inside other patterns. */
export const numeralPattern = `\\d{1,3}|[零〇一二两三四五六七八九十]{1,3}|${english.join("|")}`;

/** The value of a numeral up to 99 (Chinese), twelve (English words) or 999 (figures). */
export function numeralValue(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number.parseInt(text, 10);
  const word = english.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  const parts = /^([一二两三四五六七八九])?(十)?([零〇一二两三四五六七八九])?$/.exec(text);
  if (parts === null || text === "") return undefined;
  const [, tens, ten, ones] = parts;
  if (ten === undefined) return ones === undefined ? digits[tens ?? ""] : undefined;
  return (tens === undefined ? 1 : (digits[tens] ?? 0)) * 10 + (ones === undefined ? 0 : (digits[ones] ?? 0));
}

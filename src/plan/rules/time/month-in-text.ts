const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const english = new RegExp(
  `\\b(${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})\\.?,?\\s+(\\d{4})\\b`,
  "i",
);
const figures = /(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|\b)/;
/** The month a text speaks of: "September 2025", "2025年9月", "2025-09". */
export function monthIn(text: string): { readonly year: number; readonly month: number } | undefined {
  const word = english.exec(text);
  if (word?.[1] !== undefined && word[2] !== undefined) {
    const short = word[1].slice(0, 3).toLowerCase();
    const month = monthNames.findIndex((name) => name.startsWith(short)) + 1;
    return { year: Number(word[2]), month };
  }
  const digits = figures.exec(text);
  const month = Number(digits?.[2]);
  return digits !== null && month >= 1 && month <= 12 ? { year: Number(digits[1]), month } : undefined;
}

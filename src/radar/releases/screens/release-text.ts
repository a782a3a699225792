const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });

/** The day of a release; with its year where that is another one. "" where nobody knows. */
export function dayText(moment: number): string {
  if (moment === 0) return "";
  const isThisYear = new Date(moment).getFullYear() === new Date().getFullYear();
  return (isThisYear ? day : dayAndYear).format(moment);
}

/** What is waited for as a person reads it: "≥ 0.9" for "v0.9+". */
export function wordsFor(target: string): string {
  const match = /^(?:≥|>=)?\s*[vV]?(\d+(?:\.\d+)*)\s*(\+|以上|or later)?$/.exec(target.trim());
  if (match?.[1] === undefined) return target;
  return match[2] !== undefined || /^(?:≥|>=)/.test(target.trim()) ? `≥ ${match[1]}` : match[1];
}

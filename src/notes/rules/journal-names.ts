import { fileName, folderOf } from "./note-path.ts";

const shortMonth = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });
const longMonth = new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" });

/**
 * What links call a journal of Logseq, whose file `journals/2020_09_20.md` is named by its day: that day in the formats that
 * its configuration offers first ("MMM do, yyyy" by default).
 */
export function journalNames(path: string): readonly string[] {
  if (fileName(folderOf(path)).toLowerCase() !== "journals") return [];
  const match = /^(\d{4})[_-](\d\d)[_-](\d\d)\.\w+$/.exec(fileName(path));
  if (match === null) return [];
  const [, year = "", month = "", day = ""] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(date.getTime())) return [];
  const ordinal = `${Number(day)}${ending(Number(day))}`;
  return [
    `${shortMonth.format(date)} ${ordinal}, ${year}`,
    `${longMonth.format(date)} ${ordinal}, ${year}`,
    `${year}-${month}-${day}`,
    `${year}/${month}/${day}`,
    `${year}_${month}_${day}`,
  ];
}

function ending(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

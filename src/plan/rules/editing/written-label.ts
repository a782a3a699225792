import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { inlineText } from "../../../markdown/plain-text.ts";
import type { Weekday } from "../outline.ts";
import { taskLabel, withWeekdayNamed } from "../understanding/task-label.ts";

/** A task's words as written, divided: together they are those words again. */
export interface WrittenTask {
  /** Its day or how often, with the marks around it and the colon behind it, as in "**Monday**: "; or "". */
  readonly label: string;
  readonly words: string;
}

/** Characters of marks and spaces around a label. */
const MOST_MARKS = 16;

/** Divides words as a file writes them into the label in front and what is to be done. */
export function divideWritten(written: string): WrittenTask {
  const plain = plainOf(written);
  const { text } = taskLabel(plain);
  const least = plain.length - text.length;
  if (least > 0 && plain.endsWith(text))
    for (let cut = least; cut <= Math.min(written.length, least + MOST_MARKS); cut++) {
      const words = written.slice(cut);
      if (!/^\s/.test(words) && plainOf(words) === text) return { label: written.slice(0, cut), words };
    }
  return { label: "", words: written };
}

/**
 * A label for a weekday in the manner of another: its language, its marks and its colon stay. Undefined where that names
 * no day, or names its days in a way that cannot be written for another.
 */
export function labelForDay(label: string, weekday: Weekday): string | undefined {
  const names = /\p{Script=Han}/u.test(label) ? chineseDays : englishDays;
  const labelled = withWeekdayNamed(label, names[weekday - 1] ?? "");
  if (labelled === undefined) return undefined;
  const { weekdays } = taskLabel(plainOf(`${labelled}x`));
  return weekdays?.from === weekday && weekdays.to === weekday ? labelled : undefined;
}

const englishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const chineseDays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

function plainOf(written: string): string {
  const [block] = parseMarkdown(written).blocks;
  return block?.type === "paragraph" ? inlineText(block.children) : written;
}

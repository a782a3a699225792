import type { Outline, Task } from "../outline.ts";
import {
  endingAt,
  linesOfSpan,
  oneLine,
  replaceSpan,
  withLinesSwapped,
  withoutLines,
} from "./source-lines.ts";

/** A task's words as the file writes them, label and marks and all, on one line. */
export function writtenWords(source: string, task: Pick<Task, "words">): string {
  return oneLine(source.slice(task.words.start, task.words.end));
}

/** The source with a task's words replaced; its box, its place and all other lines stay. Empty words change nothing. */
export function rewordTask(source: string, task: Pick<Task, "words" | "form">, words: string): string {
  const typed = oneLine(words);
  const line = task.form === "table" ? typed.replace(/(?<!\\)\|/g, "\\|") : typed;
  if (line === "" || line === writtenWords(source, task)) return source;
  const old = source.slice(task.words.start, task.words.end);
  const lead = /^\s*/.exec(old)?.[0] ?? "";
  return replaceSpan(source, task.words, lead + line);
}

/** The source without a task and what stands below it; of a task in a table, without its row. */
export function removeTask(source: string, task: Pick<Task, "span">): string {
  return withoutLines(source, task.span);
}

/** The source with a new task of these words behind another one, in its list and at its depth. */
export function addTaskAfter(source: string, task: Task, words: string): string {
  const line = oneLine(words);
  if (line === "" || task.form === "table") return source;
  const lines = linesOfSpan(source, task.span);
  const ending = endingAt(source, lines.end);
  const lead = source.slice(
    linesOfSpan(source, { start: task.span.start, end: task.span.start }).start,
    task.span.start,
  );
  const marker = nextMarker(/^(?:[-*+]|\d{1,9}[.)])\s*/.exec(source.slice(task.span.start))?.[0] ?? "- ");
  const box = task.form === "item" ? "" : "[ ] ";
  const added = `${lead}${marker}${box}${line}`;
  const open = !/[\r\n]$/.test(source.slice(lines.start, lines.end));
  return replaceSpan(
    source,
    { start: lines.end, end: lines.end },
    open ? `${ending}${added}` : `${added}${ending}`,
  );
}

/** How long a section is without the spaces and rules at its end. */
function lengthWithoutRules(body: string): number {
  let end = body.length;
  for (;;) {
    if (end > 0 && /\s/.test(body[end - 1] ?? "")) end--;
    else if (end >= 3 && ["---", "***", "___"].some((rule) => body.startsWith(rule, end - 3))) end -= 3;
    else return end;
  }
}

/** The source with a new task at the end of a section that has none yet. */
export function addTaskToSection(source: string, outline: Outline, section: number, words: string): string {
  const line = oneLine(words);
  const place = outline.sections[section];
  if (line === "" || place === undefined) return source;
  const body = source.slice(place.body, place.end);
  const written = place.body + lengthWithoutRules(body);
  // Spaces at the end of a line are that line's own.
  const end = written + (/^[^\S\r\n]*/.exec(source.slice(written, place.end))?.[0].length ?? 0);
  const ending = endingAt(source, end);
  const tail = source.slice(end, place.end).startsWith(ending) || end === source.length ? "" : ending;
  return replaceSpan(
    source,
    { start: end, end },
    `${ending}${ending}- [ ] ${line}${end === source.length ? ending : tail}`,
  );
}

/** The source with a task moved one place up or down among the tasks of its own list; itself at the list's end. */
export function moveTask(source: string, outline: Outline, task: Task, by: -1 | 1): string {
  const other = neighbour(outline, task, by);
  if (other === undefined) return source;
  return by === -1
    ? withLinesSwapped(source, other.span, task.span)
    : withLinesSwapped(source, task.span, other.span);
}

/** The task next to one in the same list, at the same depth. */
export function neighbour(outline: Outline, task: Task, by: -1 | 1): Task | undefined {
  const beside = outline.tasks.filter(
    (other) => other.form === task.form && other.section === task.section && other.group === task.group,
  );
  const parent = taskAround(beside, task);
  const siblings = beside.filter((other) => taskAround(beside, other) === parent);
  return siblings[siblings.indexOf(task) + by];
}

/** The innermost task another stands below. */
function taskAround(tasks: readonly Task[], task: Task): Task | undefined {
  return tasks.findLast(
    (other) => other !== task && other.span.start < task.span.start && other.span.end >= task.span.end,
  );
}

/** The source with boxes written into items that had none. Keys stay, so what was ticked beside the file carries over. */
export function writeBoxes(source: string, items: readonly Task[]): string {
  return [...items]
    .filter((item) => item.form === "item")
    .sort((one, other) => other.box - one.box)
    .reduce((text, item) => replaceSpan(text, { start: item.box, end: item.box }, "[ ] "), source);
}

function nextMarker(marker: string): string {
  return marker.replace(/^\d+/, (number) => String(Number(number) + 1));
}

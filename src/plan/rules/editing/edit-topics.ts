import type { Outline, Priority, Topic } from "../outline.ts";
import {
  endingAt,
  linesOfSpan,
  oneLine,
  replaceSpan,
  withLinesSwapped,
  withoutLines,
} from "./source-lines.ts";

const heading = /^(#{1,6}\s+)((?:\d+[.)、]\s*)?)/;

/** The source with a topic moved one place up or down among those that stand beside it; itself at the end. */
export function moveTopic(source: string, outline: Outline, topic: Topic, by: -1 | 1): string {
  const other = topicBeside(outline, topic, by);
  if (other === undefined) return source;
  const [above, below] = by === -1 ? [other, topic] : [topic, other];
  if (topic.form !== "section") return withLinesSwapped(source, above.span, below.span);
  return swapSections(source, above, below);
}

/** The topic next to one in the same table, list or section. */
export function topicBeside(outline: Outline, topic: Topic, by: -1 | 1): Topic | undefined {
  const parentOf = (one: Topic): number | undefined =>
    one.form === "section" ? outline.sections[one.section]?.parent : one.section;
  const beside = outline.topics.filter((one) => one.form === topic.form && parentOf(one) === parentOf(topic));
  return beside[beside.indexOf(topic) + by];
}

/** Sections change places whole, and the numbers of their headings stay where they were: 1 before 2. */
function swapSections(source: string, above: Topic, below: Topic): string {
  const [first, second] = [textOf(source, above), textOf(source, below)];
  const [firstNumber, secondNumber] = [numberOf(first), numberOf(second)];
  const open = !/[\r\n]$/.test(second);
  const ending = endingAt(source, above.span.end);
  const moved = renumber(first, secondNumber);
  const lifted = renumber(second, firstNumber) + (open ? ending : "");
  return (
    source.slice(0, above.span.start) +
    lifted +
    source.slice(above.span.end, below.span.start) +
    (open ? moved.replace(/(?<![\r\n])[\r\n]+$/, "") : moved) +
    source.slice(below.span.end)
  );
}

const textOf = (source: string, topic: Topic): string => source.slice(topic.span.start, topic.span.end);
const numberOf = (text: string): string => heading.exec(text)?.[2] ?? "";
const renumber = (text: string, number: string): string =>
  number === "" ? text : text.replace(heading, (_, marks: string) => marks + number);

/** A topic's title as the file writes it. */
export function writtenTitle(source: string, topic: Topic): string {
  const words = source.slice(topic.words.start, topic.words.end);
  return oneLine(topic.form === "section" ? words.replace(heading, "").replace(/\s#+\s*$/, "") : words);
}

/** The source with a topic's title replaced, in its own line alone. */
export function rewordTopic(source: string, topic: Topic, title: string): string {
  const typed = oneLine(title);
  const line = topic.form === "row" ? typed.replace(/(?<!\\)\|/g, "\\|") : typed;
  if (line === "" || line === writtenTitle(source, topic)) return source;
  if (topic.form !== "section") return replaceSpan(source, topic.words, line);
  const lead = heading.exec(source.slice(topic.words.start, topic.words.end))?.[0] ?? "";
  return replaceSpan(source, topic.words, lead + line);
}

const words: Readonly<Record<"en" | "zh", Readonly<Record<Priority, string>>>> = {
  en: { high: "High", medium: "Medium", low: "Low" },
  zh: { high: "高", medium: "中", low: "低" },
};

/** The source with a topic's priority written into its own cell; itself where the topic has none. */
export function setPriority(source: string, topic: Topic, priority: Priority): string {
  if (topic.priorityCell === undefined) return source;
  const old = source.slice(topic.priorityCell.start, topic.priorityCell.end);
  const language = /\p{Script=Han}/u.test(old) ? "zh" : "en";
  return replaceSpan(source, topic.priorityCell, words[language][priority]);
}

/** The source without a topic. */
export function removeTopic(source: string, topic: Topic): string {
  if (topic.form === "section") return replaceSpan(source, topic.span, "");
  return withoutLines(source, topic.span);
}

/** The source with a new topic behind another, in its form. */
export function addTopicAfter(source: string, topic: Topic, title: string): string {
  const line = oneLine(title);
  if (line === "") return source;
  const ending = endingAt(source, topic.span.start);
  if (topic.form === "section") {
    const text = textOf(source, topic);
    const marks = /^#{1,6}\s+/.exec(text)?.[0] ?? "#### ";
    const number = numberOf(text).replace(/\d+/, (old) => String(Number(old) + 1));
    const gap = /[\r\n][\r\n]$/.test(text) ? "" : /[\r\n]$/.test(text) ? ending : ending + ending;
    return replaceSpan(
      source,
      { start: topic.span.end, end: topic.span.end },
      `${gap}${marks}${number}${line}${ending}${ending}`,
    );
  }
  const lines = linesOfSpan(source, topic.span);
  const old = source.slice(lines.start, lines.end).replace(/(?:\r\n|\n|\r)$/, "");
  const added = topic.form === "row" ? rowLike(old, source, topic, line, lines.start) : itemLike(old, line);
  const open = !/[\r\n]$/.test(source.slice(lines.start, lines.end));
  return replaceSpan(
    source,
    { start: lines.end, end: lines.end },
    open ? `${ending}${added}` : `${added}${ending}`,
  );
}

/** A row with the title in its cell and the others empty. */
function rowLike(row: string, source: string, topic: Topic, title: string, start: number): string {
  const at = topic.words.start - start;
  const before = row.slice(0, at);
  const behind = row.slice(at + (topic.words.end - topic.words.start));
  const empty = (cells: string): string => cells.replace(/[^|\s](?:[^|]*[^|\s])?/g, "");
  return (
    `${empty(before)}${title.replace(/(?<!\\)\|/g, "\\|")}${empty(behind)}`.trimEnd() || source.slice(start)
  );
}

function itemLike(item: string, title: string): string {
  const lead = /^(\s*)([-*+]|\d{1,9}[.)])(\s+)/.exec(item);
  if (lead === null) return `- ${title}`;
  const marker = (lead[2] ?? "-").replace(/^\d+/, (number) => String(Number(number) + 1));
  return `${lead[1]}${marker}${lead[3]}${title}`;
}

import type { Facts } from "./facts.ts";
import { noteLink } from "./report-links.ts";

interface Words {
  readonly done: string;
  readonly read: string;
  readonly highlights: string;
  readonly notes: string;
  readonly releases: string;
  readonly open: string;
  readonly skipped: string;
  readonly more: (n: number) => string;
  readonly nothing: string;
  readonly questions: readonly string[];
}

const words: Readonly<Record<"en" | "zh", Words>> = {
  en: {
    done: "Done",
    read: "Read",
    highlights: "Kept from reading",
    notes: "Noted",
    releases: "Released",
    open: "Still open",
    skipped: "Left out",
    more: (n) => `and ${n} more`,
    nothing: "Nothing this week.",
    questions: [
      "What do I understand now that I did not on Monday?",
      "What took longer than it should have, and why?",
      "What is worth next week's first hour?",
    ],
  },
  zh: {
    done: "完成",
    read: "读过",
    highlights: "摘录",
    notes: "笔记",
    releases: "新发布",
    open: "尚未完成",
    skipped: "跳过",
    more: (n) => `另外 ${n} 项`,
    nothing: "这周没有。",
    questions: ["这周弄懂了什么？", "什么比预想的更久，为什么？", "下周的第一个小时该给什么？"],
  },
};

/** Lines of a part; what is more stands behind a number. */
const MOST = 10;

function atMost(lines: readonly string[], more: (n: number) => string): readonly string[] {
  const shown = lines.slice(0, MOST).map((line) => `- ${line}`);
  return lines.length > MOST ? [...shown, `- ${more(lines.length - MOST)}`] : shown;
}

/** A week as Markdown to reflect on: the questions first, each with room for an answer, then what the week held. */
export function writeReflection(
  title: string,
  numbers: string,
  facts: Facts,
  language: "en" | "zh",
  ofPlan: readonly string[],
): string {
  const say = words[language];
  const questions = (ofPlan.length > 0 ? ofPlan : say.questions).map((question) => `## ${question}\n\n\n`);
  const list = (name: string, lines: readonly string[]): string =>
    `## ${name}\n\n${lines.length === 0 ? say.nothing : atMost(lines, say.more).join("\n")}\n`;
  const link = (name: string, address: string): string =>
    /^https?:\/\/[^\s()]+$/.test(address) ? `[${name.replace(/([[\]\\])/g, "\\$1")}](${address})` : name;
  return [
    `# ${title}\n\n${numbers}\n`,
    ...questions,
    list(
      say.done,
      facts.tasksDone.map(({ text }) => text),
    ),
    list(
      say.read,
      facts.articles.map((article) => link(article.title, article.address)),
    ),
    ...(facts.highlights.length === 0
      ? []
      : [
          list(
            say.highlights,
            facts.highlights.map(({ quote, title: from, address }) => `“${quote}” (${link(from, address)})`),
          ),
        ]),
    list(
      say.notes,
      facts.notes.map((note) => noteLink(note.title)),
    ),
    ...(facts.releases.length === 0
      ? []
      : [
          list(
            say.releases,
            facts.releases.map(({ project, tag, address }) => `${project} ${link(tag, address)}`),
          ),
        ]),
    list(
      say.open,
      facts.tasksOpen.map(({ text }) => text),
    ),
    ...(facts.tasksSkipped.length === 0
      ? []
      : [
          list(
            say.skipped,
            facts.tasksSkipped.map(({ text, reason }) => (reason === "" ? text : `${text} (${reason})`)),
          ),
        ]),
  ].join("\n");
}

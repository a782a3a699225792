import type { Candidate } from "./candidate.ts";
import type { Facts } from "./facts.ts";
import { releaseLines } from "./release-lines.ts";
import { linkTo, noteLink } from "./report-links.ts";
import { type Language, words } from "./report-words.ts";

/** A part of a report as a plan asks for it: what it is called, and how it says what belongs there. */
export interface TemplatePart {
  readonly label: string;
  readonly text: string;
}

export interface ReportPart {
  readonly label: string;
  readonly hint: string;
  /** How many lines the hint asks for. */
  readonly wanted: { readonly from: number; readonly to: number } | undefined;
  readonly candidates: readonly Candidate[];
}

type Subject = "concepts" | "projects" | "trends" | "actions" | "outcomes" | "other";

/** What a part is about, by the words plans use for it. */
const subjects: readonly (readonly [Subject, RegExp])[] = [
  ["actions", /action|next|to.?do|follow.?up|further|行动|下一?[月步]|待办|后续|计划/i],
  ["trends", /trend|industry|signal|趋势|行业/i],
  ["projects", /project|release|update|repositor|tool|项目|发布|版本|更新|工具|动态/i],
  ["outcomes", /outcome|metric|success|result|achiev|成果|指标|达成|完成/i],
  ["concepts", /concept|learn|knowledge|technolog|insight|概念|学[到习]|知识|收获|技术/i],
];
/** Tags by which a note says where it belongs. */
const tagsOf: Readonly<Record<Subject, RegExp>> = {
  concepts: /^(?:concepts?|learn(?:ed|ing)?|概念|学习|收获)$/i,
  projects: /^(?:projects?|releases?|项目|发布)$/i,
  trends: /^(?:trends?|industry|趋势|行业)$/i,
  actions: /^(?:actions?|next|todo|待办|下月)$/i,
  outcomes: /^(?:outcomes?|成果)$/i,
  other: /^$/,
};

/** What a plan that names no parts is asked. */
export const defaultTemplate: Readonly<Record<"en" | "zh", readonly TemplatePart[]>> = {
  en: [
    { label: "New concepts learned", text: "" },
    { label: "Project updates", text: "" },
    { label: "Industry trends", text: "" },
    { label: "Action items", text: "" },
  ],
  zh: [
    { label: "学到的新概念", text: "" },
    { label: "项目动态", text: "" },
    { label: "行业趋势", text: "" },
    { label: "下月行动", text: "" },
  ],
};

/** The parts of a report with what could stand in each, in the order of the template. Every line has a source. */
export function reportParts(
  template: readonly TemplatePart[],
  facts: Facts,
  language: Language,
): readonly ReportPart[] {
  return template.map(({ label, text }) => {
    const subject = subjectOf(label);
    const name = label.replace(/(?<![:：*])[:：*]+$/g, "").trim();
    return {
      label: name,
      hint: text,
      wanted: wantedIn(text),
      candidates: withoutAlike(candidatesFor(subject, name, facts, language)).map((candidate) => ({
        ...candidate,
        key: `${name}/${candidate.key}`,
      })),
    };
  });
}

function subjectOf(label: string): Subject {
  return subjects.find(([, pattern]) => pattern.test(label))?.[0] ?? "other";
}

/** "3-5", "2 to 3", "至少 2": how many a hint asks for. */
function wantedIn(hint: string): ReportPart["wanted"] {
  const range = /(?<!\d)(\d+)\s*(?:[-–—~～至到]|to)\s*(\d+)/.exec(hint);
  if (range?.[1] !== undefined && range[2] !== undefined)
    return { from: Number(range[1]), to: Number(range[2]) };
  const one = /\b(\d{1,2})\b/.exec(hint)?.[1];
  return one === undefined ? undefined : { from: Number(one), to: Number(one) };
}

function candidatesFor(
  subject: Subject,
  label: string,
  facts: Facts,
  language: Language,
): readonly Candidate[] {
  const tagged = facts.notes
    .filter(({ tags }) =>
      tags.some((tag) => tagsOf[subject].test(tag) || tag.toLowerCase() === label.toLowerCase()),
    )
    .map((note) => noteLine(note, true));
  const named = new Set(tagged.map(({ key }) => key));
  const others = facts.notes.map((note) => noteLine(note, false)).filter(({ key }) => !named.has(key));
  switch (subject) {
    case "concepts":
      return [
        ...tagged,
        ...facts.topics.filter(({ status }) => status !== "gap").map(topicLine),
        ...facts.highlights.map(highlightLine),
        ...others,
      ];
    case "projects":
      return [
        ...tagged,
        ...releaseLines(facts.releases, language),
        ...others.filter(({ line }) => mentions(line, facts.projects)),
        ...facts.articles.map(articleLine).filter(({ line }) => mentions(line, facts.projects)),
        ...facts.highlights.map(highlightLine).filter(({ line }) => mentions(line, facts.projects)),
      ];
    case "trends":
      return [...tagged, ...facts.articles.map((article) => ({ ...articleLine(article), suggested: true }))];
    case "actions":
      return [
        ...tagged,
        ...facts.notes.flatMap(({ id, title, open }) =>
          open.map(
            (text, index): Candidate => ({
              key: `open/${id}/${index}`,
              line: `${text} (${noteLink(title)})`,
              source: "note",
              suggested: true,
            }),
          ),
        ),
        ...facts.tasksSkipped.map((task) => skippedLine(task, language)),
        ...facts.tasksOpen.map(
          ({ key, text }): Candidate => ({
            key: `task/${key}`,
            line: text,
            source: "task",
            suggested: false,
          }),
        ),
        ...facts.topics.filter(({ status }) => status === "gap").map(topicLine),
      ];
    case "outcomes":
      return [
        ...tagged,
        ...facts.outcomes.map(
          ({ key, text }): Candidate => ({
            key: `outcome/${key}`,
            line: text,
            source: "outcome",
            suggested: true,
          }),
        ),
        ...facts.tasksDone.map(doneLine),
      ];
    case "other":
      return [...tagged, ...others, ...facts.tasksDone.map(doneLine)];
  }
}

function noteLine({ id, title }: Facts["notes"][number], suggested: boolean): Candidate {
  return { key: `note/${id}`, line: noteLink(title), source: "note", suggested };
}

function highlightLine({ id, quote, title, address }: Facts["highlights"][number]): Candidate {
  return {
    key: `highlight/${id}`,
    line: `“${quote}” (${linkTo(title, address)})`,
    source: "highlight",
    suggested: false,
  };
}

function articleLine({ id, title, address }: Facts["articles"][number]): Candidate {
  return { key: `article/${id}`, line: linkTo(title, address), source: "article", suggested: false };
}

/** A task that was left out, and why. */
function skippedLine({ key, text, reason }: Facts["tasksSkipped"][number], language: Language): Candidate {
  return {
    key: `skipped/${key}`,
    line: words[language].leftOut(text, reason),
    source: "task",
    suggested: true,
  };
}

/** A line without the addresses of its links. */
function withoutAddresses(line: string): string {
  let words = "";
  let from = 0;
  for (let at = line.indexOf("]("); at >= 0; at = line.indexOf("](", from)) {
    const close = line.indexOf(")", at);
    if (close < 0) break;
    words += line.slice(from, at + 1);
    from = close + 1;
  }
  return words + line.slice(from);
}

/** Lines that say the same stand once. */
function withoutAlike(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ line }) => {
    const words = withoutAddresses(line).toLowerCase();
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  });
}

function topicLine({ key, title, status }: Facts["topics"][number]): Candidate {
  const line = status === "gap" ? title : `${title} (${status})`;
  return { key: `topic/${key}`, line, source: "topic", suggested: false };
}

function doneLine({ key, text }: Facts["tasksDone"][number]): Candidate {
  return { key: `done/${key}`, line: text, source: "task", suggested: false };
}

function mentions(line: string, names: readonly string[]): boolean {
  const text = line.toLowerCase();
  return names.some((name) => name.length > 2 && text.includes(name.toLowerCase()));
}

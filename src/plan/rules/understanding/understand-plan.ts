import { frontMatterWords } from "../../../markdown/front-matter.ts";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { blockText } from "../../../markdown/plain-text.ts";
import { derivedId } from "../../../records/identity.ts";
import {
  type OutcomeGroup,
  type Outline,
  outlineFormat,
  type Role,
  type Section,
  type Topic,
  type WeekdayRange,
} from "../outline.ts";
import { TaskFinder } from "./find-tasks.ts";
import { hoursBudget } from "./hours-budget.ts";
import { linesOfBlock, paceIn, startDate } from "./plan-time.ts";
import { type RawSection, type RoleCorrections, sectionTree } from "./section-tree.ts";
import { holdsBox } from "./sections/list-items.ts";
import { readSection } from "./sections/readers.ts";
import type { Contribution, UnkeyedTopic } from "./sections/section-reader.ts";
import { taskLabel } from "./task-label.ts";
import { type PlanUnits, planUnits } from "./units.ts";

/**
 * Understands a Markdown plan: what it says of time, of what to do and of what to watch. Any text gives an
 * outline, an empty one at worst; nothing throws. Offsets are UTF-16 units of `source`.
 */
export function understandPlan(source: string, corrections: RoleCorrections = new Map()): Outline {
  const document = parseMarkdown(source);
  const all = sectionTree(document, corrections);
  const units = planUnits(all);
  const finder = new TaskFinder();
  const sections = findTasks(all, units, source.length, finder);
  const said = all.flatMap((section, index) => readSection({ section, index, all, length: source.length }));
  const text = all.flatMap((section) => [section.title, ...section.blocks.map(blockText)]).join("\n");
  const budget = hoursBudget(text);
  const duration = said.find((one) => one.duration !== undefined)?.duration;
  const front = frontMatterWords(document.frontMatter);
  const before = all
    .filter((_, index) => units.unitOf[index] === undefined)
    .flatMap((section) => [section.title, ...section.blocks.flatMap(linesOfBlock)]);
  const startsOn = startDate(front, before);
  const pace = paceIn(before);
  return {
    format: outlineFormat,
    title: titleOf(all, front.get("title")),
    language: isMostlyChinese(text) ? "zh" : "en",
    ...(duration === undefined ? {} : { duration }),
    focusAreas: joined(said, "focusAreas"),
    sections,
    units: units.units,
    tasks: finder.tasks,
    items: finder.items,
    topics: withKeys(said.flatMap(({ topics = [] }) => topics)),
    projects: joined(said, "projects"),
    events: joined(said, "events"),
    sources: joined(said, "sources"),
    categories: joined(said, "categories"),
    tools: joined(said, "tools"),
    report: joined(said, "report"),
    outcomes: outcomesOf(sections),
    resources: joined(said, "resources"),
    links: joined(said, "links"),
    channels: joined(said, "channels"),
    advice: joined(said, "advice"),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(pace === undefined ? {} : { pace }),
    ...(budget === undefined ? {} : { budget }),
  };
}

/** A checklist that is filled in again each week: "Week of: [DATE]", "本周：____". */
function isUsedAnew({ title, blocks }: RawSection): boolean {
  const text = [title, ...blocks.filter(({ type }) => type === "paragraph").map(blockText)].join("\n");
  return /\bweek of\s*(?:[:：]\s*)?(?:[[_<{…]|\.\.\.)|(?:本周|周次|日期)\s*[:：]\s*[[_<{…]/i.test(text);
}

type Joinable = Exclude<keyof Contribution, "duration" | "topics">;

function joined<Name extends Joinable>(said: readonly Contribution[], name: Name): Outline[Name] {
  return said.flatMap((one): readonly unknown[] => one[name] ?? []) as unknown as Outline[Name];
}

/** Finds the tasks section by section, and tells the content of each apart. */
function findTasks(
  all: readonly RawSection[],
  { unitOf, keyOf }: PlanUnits,
  length: number,
  finder: TaskFinder,
): readonly Section[] {
  const boxed = new Set(
    all.filter(({ blocks }) => holdsBox(blocks)).map((section) => outermostUnit(section, all)),
  );
  return all.map((section, index) => {
    const unit = unitOf[index];
    const label = keyOf[index];
    const cadence = isUsedAnew(section) ? ({ every: "week" } as const) : undefined;
    const weekdays = headingWeekdays(section.title);
    // The lists of a part of a plan in which nothing has a box may be tasks.
    const takesItems =
      unit !== undefined && itemRoles.has(section.role) && !boxed.has(outermostUnit(section, all));
    const parts = finder.readSection(section.blocks, {
      section: index,
      takesItems,
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(unit === undefined ? {} : { unit }),
      ...(label === undefined ? {} : { unitLabel: label }),
      ...(cadence === undefined ? {} : { cadence }),
    });
    return {
      heading: section.title,
      depth: section.depth,
      role: section.role,
      start: section.heading?.start ?? 0,
      end: all[index + 1]?.heading?.start ?? length,
      body: section.heading?.end ?? 0,
      parts,
      ...(section.parent === undefined ? {} : { parent: section.parent }),
      ...(unit === undefined ? {} : { unit }),
    };
  });
}

/** Roles whose lists may be things to do. */
const itemRoles: ReadonlySet<Role> = new Set(["unit", "tasks", "concepts", "document", "schedule"]);

/** The outermost section that opens a unit a section belongs to. */
function outermostUnit(section: RawSection, all: readonly RawSection[]): RawSection | undefined {
  const parent = section.parent === undefined ? undefined : all[section.parent];
  const outer = parent === undefined ? undefined : outermostUnit(parent, all);
  return outer ?? (section.opens === undefined ? undefined : section);
}

/** The weekday a heading names, as in "Monday" or "周一：调度". */
function headingWeekdays(title: string): WeekdayRange | undefined {
  return taskLabel(`${title}: -`).weekdays ?? taskLabel(title).weekdays;
}

/** Topics of the same name are told apart by their order. */
function withKeys(topics: readonly UnkeyedTopic[]): readonly Topic[] {
  const counts = new Map<string, number>();
  return topics.map((topic) => {
    const name = topic.id ?? topic.title.toLowerCase().replace(/\s+/g, " ");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { ...topic, key: derivedId("topic", name, String(count)) };
  });
}

function outcomesOf(sections: readonly Section[]): readonly OutcomeGroup[] {
  return sections.flatMap(({ role, heading, parts }) => {
    const tasks = parts.flatMap((part) => (part.kind === "tasks" ? part.tasks : []));
    return role === "outcomes" && tasks.length > 0 ? [{ title: heading, tasks }] : [];
  });
}

/** A heading that opens a week names that week, not the plan. */
function titleOf(all: readonly RawSection[], front: string | undefined): string {
  const named = all.filter((section) => section.title !== "" && section.opens === undefined);
  return (named.find((section) => section.depth === 1)?.title ?? front ?? named[0]?.title ?? "").trim();
}

function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return han > words;
}

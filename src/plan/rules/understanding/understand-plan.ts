import { frontMatterFields } from "../../../markdown/front-matter.ts";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { blockText, inlineText, withoutPictographs } from "../../../markdown/plain-text.ts";
import type { Block, Inline, ListItem } from "../../../markdown/syntax-tree.ts";
import { derivedId } from "../../../records/identity.ts";
import {
  type Entry,
  type Labelled,
  type OutcomeGroup,
  type Outline,
  outlineFormat,
  type Priority,
  type Project,
  type Resource,
  type Role,
  type Section,
  type Topic,
  type Unit,
  type WeekdayRange,
} from "../outline.ts";
import { TaskFinder } from "./find-tasks.ts";
import { announcement, labelled, labelledLines, nameAndDetail } from "./label.ts";
import { type RawSection, type RoleCorrections, sectionTree } from "./section-tree.ts";
import { taskLabel } from "./task-label.ts";
import { watchTarget } from "./watch-target.ts";

/**
 * Understands a Markdown plan: what it says of time, of what to do and of what to watch. Any text gives an
 * outline, an empty one at worst; nothing throws. Offsets are UTF-16 units of `source`.
 */
export function understandPlan(source: string, corrections: RoleCorrections = new Map()): Outline {
  const document = parseMarkdown(source);
  const raw = sectionTree(document, corrections);
  const reader = new PlanReader(raw, source.length);
  const front = frontMatterFields(document.frontMatter?.value ?? "");
  return reader.read(front.get("title"));
}

class PlanReader {
  private readonly finder = new TaskFinder();
  private readonly units: { -readonly [K in keyof Unit]: Unit[K] }[] = [];
  private readonly sections: Section[] = [];
  private readonly topics: Topic[] = [];
  private readonly projects: Project[] = [];
  private readonly entries: Record<"events" | "sources" | "categories" | "tools" | "advice", Entry[]> = {
    events: [],
    sources: [],
    categories: [],
    tools: [],
    advice: [],
  };
  private readonly report: Labelled[] = [];
  private readonly outcomes: OutcomeGroup[] = [];
  private readonly resources: Resource[] = [];
  private readonly links: Resource[] = [];
  private readonly channels: string[] = [];
  private readonly focusAreas: string[] = [];
  private duration: string | undefined;

  /** The sections that open a unit in which something has a box. */
  private readonly boxes: ReadonlySet<RawSection | undefined>;

  constructor(
    private readonly raw: readonly RawSection[],
    private readonly length: number,
  ) {
    this.boxes = new Set(
      raw.filter((section) => holdsBox(section.blocks)).map((section) => unitSectionOf(section, raw)),
    );
  }

  read(frontTitle: string | undefined): Outline {
    for (const [index, section] of this.raw.entries()) this.readSection(section, index);
    const text = this.raw.flatMap((section) => [section.title, ...section.blocks.map(blockText)]).join("\n");
    const budget = hoursBudget(text);
    return {
      format: outlineFormat,
      title: this.title(frontTitle),
      language: isMostlyChinese(text) ? "zh" : "en",
      ...(this.duration === undefined ? {} : { duration: this.duration }),
      focusAreas: this.focusAreas,
      sections: this.sections,
      units: this.units,
      tasks: this.finder.tasks,
      items: this.finder.items,
      topics: this.topics,
      projects: this.projects,
      events: this.entries.events,
      sources: this.entries.sources,
      categories: this.entries.categories,
      tools: this.entries.tools,
      report: this.report,
      outcomes: this.outcomes,
      resources: this.resources,
      links: this.links,
      channels: this.channels,
      advice: this.entries.advice,
      ...(budget === undefined ? {} : { budget }),
    };
  }

  private title(front: string | undefined): string {
    // A heading that opens a week names that week, not the plan.
    const named = this.raw.filter((section) => section.title !== "" && section.opens === undefined);
    return (named.find((section) => section.depth === 1)?.title ?? front ?? named[0]?.title ?? "").trim();
  }

  private readSection(section: RawSection, index: number): void {
    const parent = section.parent === undefined ? undefined : this.sections[section.parent];
    let unit = parent?.unit;
    if (
      section.opens !== undefined &&
      (unit === undefined ||
        this.units[unit]?.kind !== section.opens.kind ||
        this.units[unit]?.number !== section.opens.number)
    ) {
      // A day inside a week stays part of that week; its tasks are dated by the day.
      if (unit === undefined || section.opens.kind !== "day") {
        unit = this.units.length;
        this.units.push({ ...section.opens, section: index });
      }
    }
    const label = unit === undefined ? undefined : this.units[unit];
    const firstTask = this.finder.tasks.length;
    const weekdays = headingWeekdays(section.title);
    const parts = this.finder.readSection(section.blocks, {
      section: index,
      takesItems: unit !== undefined && this.takesItems(section),
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(unit === undefined ? {} : { unit }),
      ...(label === undefined ? {} : { unitLabel: label }),
    });
    const start = section.heading?.start ?? 0;
    const next = this.raw[index + 1]?.heading?.start ?? this.length;
    this.sections.push({
      heading: section.title,
      depth: section.depth,
      role: section.role,
      start,
      end: next,
      body: section.heading?.end ?? 0,
      parts,
      ...(section.parent === undefined ? {} : { parent: section.parent }),
      ...(unit === undefined ? {} : { unit }),
    });
    this.interpret(section, index, unit);
    const tasks = Array.from(
      { length: this.finder.tasks.length - firstTask },
      (_, offset) => firstTask + offset,
    );
    if (section.role === "outcomes" && tasks.length > 0) this.outcomes.push({ title: section.title, tasks });
  }

  /** Whether the lists of a section may be tasks: those of a part of a plan in which nothing has a box. */
  private takesItems(section: RawSection): boolean {
    return itemRoles.has(section.role) && !this.boxes.has(unitSectionOf(section, this.raw));
  }

  private interpret(section: RawSection, index: number, unit: number | undefined): void {
    const { blocks, role } = section;
    this.readAims(section, unit);
    if (role !== "topics") {
      for (const block of blocks)
        if (block.type === "table" && ranksTopics(block)) this.readTopicTable(block, index);
    }
    switch (role) {
      case "overview":
        this.readOverview(blocks);
        return;
      case "topics":
        this.readTopics(section, index);
        return;
      case "projects":
        for (const entry of this.entriesOf(section, index)) {
          const target = watchTarget(entry.detail);
          this.projects.push(target === undefined ? entry : { ...entry, target });
        }
        return;
      case "events":
      case "sources":
      case "categories":
      case "tools":
        this.entries[role].push(...this.entriesOf(section, index));
        return;
      case "notes":
        this.entries.advice.push(...this.entriesOf(section, index));
        return;
      case "report":
        this.readReport(section);
        return;
      case "resources":
        this.resources.push(...linksIn(blocks, index));
        return;
      case "links":
        this.links.push(...linksIn(blocks, index));
        return;
      case "channels":
        for (const item of itemsOf(blocks)) this.channels.push(item.text);
        return;
      default:
    }
  }

  /** The aim and the outcome of a unit: a section of their own, or a labelled line anywhere in it. */
  private readAims(section: RawSection, index: number | undefined): void {
    const unit = index === undefined ? undefined : this.units[index];
    if (unit === undefined) return;
    if (section.role === "objective") unit.objective ??= firstParagraph(section.blocks);
    if (section.role === "outcome") unit.outcome ??= firstParagraph(section.blocks);
    for (const block of section.blocks) {
      if (block.type !== "paragraph") continue;
      for (const { label, text } of labelledLines(block.children)) {
        if (text === "") continue;
        if (/^(?:weekly )?(?:objective|goal|aim)s?$|^(?:本周)?目标$/i.test(label)) unit.objective ??= text;
        else if (/^(?:expected )?(?:outcome|deliverable)s?$|^(?:本周)?(?:产出|成果)$/i.test(label))
          unit.outcome ??= text;
      }
    }
  }

  private readOverview(blocks: readonly Block[]): void {
    let awaitsAreas = false;
    for (const block of blocks) {
      if (block.type === "paragraph") {
        for (const { label, text } of labelledLines(block.children)) {
          if (/^(?:duration|length|period|时长|周期|时间)$/i.test(label)) this.duration ??= text;
        }
        awaitsAreas = /(?:focus|areas|topics|重点|方向|领域)[^:：]*[:：]?$/i.test(inlineText(block.children));
      } else if (block.type === "list" && (awaitsAreas || this.focusAreas.length === 0)) {
        for (const item of block.items) this.focusAreas.push(itemText(item));
        awaitsAreas = false;
      }
    }
  }

  private readTopics(section: RawSection, index: number): void {
    const parent = section.parent === undefined ? undefined : this.raw[section.parent];
    const inherited = priorityIn(section.title) ?? priorityIn(parent?.title ?? "");
    for (const block of section.blocks) if (block.type === "table") this.readTopicTable(block, index);
    if (parent?.role === "topics" && section.heading !== undefined) {
      const labels = topicLabels(section.blocks);
      const priority =
        labels
          .map(({ label, text }) => (/priority|优先级/i.test(label) ? priorityIn(text) : undefined))
          .find(Boolean) ?? inherited;
      const { id, title } = numbered(section.title);
      this.addTopic({
        title,
        labels,
        section: index,
        form: "section",
        span: { start: section.heading.start, end: this.endOfSection(index) },
        words: { start: section.heading.start, end: section.heading.end },
        ...(id === undefined ? {} : { id }),
        ...(priority === undefined ? {} : { priority }),
      });
      return;
    }
    const hasChildren = this.raw.some((other) => other.parent === index);
    if (hasChildren) return;
    for (const block of section.blocks) {
      if (block.type !== "list") continue;
      for (const item of block.items) {
        const first = item.blocks[0];
        if (first?.type !== "paragraph") continue;
        const { name, detail } = nameAndDetail(first.children);
        const priority = priorityIn(detail) ?? priorityIn(name) ?? inherited;
        this.addTopic({
          title: name,
          labels: detail === "" ? [] : [{ label: "", text: detail }],
          section: index,
          form: "item",
          span: { start: item.start, end: item.end },
          words: { start: first.start, end: first.end },
          ...(priority === undefined ? {} : { priority }),
        });
      }
    }
  }

  private addTopic(topic: Omit<Topic, "key">): void {
    const name = topic.id ?? topic.title.toLowerCase().replace(/\s+/g, " ");
    const count = this.topics.filter(
      (other) => (other.id ?? other.title.toLowerCase().replace(/\s+/g, " ")) === name,
    ).length;
    this.topics.push({ ...topic, key: derivedId("topic", name, String(count)) });
  }

  /** Where a section ends with all that stands below its heading: before the next heading as high as its own. */
  private endOfSection(index: number): number {
    const depth = this.raw[index]?.depth ?? 0;
    const next = this.raw.slice(index + 1).find((section) => section.depth <= depth);
    return next?.heading?.start ?? this.length;
  }

  private readTopicTable(table: Extract<Block, { type: "table" }>, index: number): void {
    const names = table.header.map((cell) => inlineText(cell.children));
    const { title, id, priority } = topicColumns(names);
    if (title < 0) return;
    for (const row of table.rows) {
      const text = (at: number): string => inlineText(row[at]?.children ?? []);
      const titleCell = row[title];
      const [first, last] = [row[0], row.at(-1)];
      if (text(title) === "" || titleCell === undefined || first === undefined || last === undefined)
        continue;
      const rank = priorityIn(text(priority));
      const priorityCell = row[priority];
      this.addTopic({
        title: text(title),
        labels: names.flatMap((label, at) =>
          at === title || at === id || at === priority || text(at) === "" ? [] : [{ label, text: text(at) }],
        ),
        section: index,
        form: "row",
        span: { start: first.start, end: last.end },
        words: { start: titleCell.start, end: titleCell.end },
        ...(priorityCell === undefined
          ? {}
          : { priorityCell: { start: priorityCell.start, end: priorityCell.end } }),
        ...(id < 0 || text(id) === "" ? {} : { id: text(id) }),
        ...(rank === undefined ? {} : { priority: rank }),
      });
    }
  }

  private readReport(section: RawSection): void {
    section.blocks.forEach((block, at) => {
      if (block.type !== "paragraph") return;
      const label = announcement(block.children);
      if (label === undefined) return;
      const next = section.blocks[at + 1];
      const text = next?.type === "list" ? next.items.map(itemText).join("\n") : "";
      this.report.push({ label, text });
    });
    const parent = section.parent === undefined ? undefined : this.raw[section.parent];
    if (parent?.role === "report") {
      this.report.push({ label: section.title, text: section.blocks.map(blockText).join("\n") });
    }
  }

  /** The items of a section's lists as named entries; a label above a list, or the heading, names the group. */
  private entriesOf(section: RawSection, index: number): readonly Entry[] {
    const parent = section.parent === undefined ? undefined : this.raw[section.parent];
    return itemsOf(section.blocks).map(({ inlines, label }) => ({
      group:
        label ?? (parent?.role === section.role || parent?.role === "unit" ? section.title : section.title),
      ...nameAndDetail(inlines),
      section: index,
    }));
  }
}

/** The columns of a table of topics, -1 for one that is not there. */
function topicColumns(names: readonly string[]): {
  readonly title: number;
  readonly id: number;
  readonly priority: number;
} {
  const column = (words: RegExp): number => names.findIndex((name) => words.test(name));
  return {
    title: column(/^(?:topics?|themes?|subject|title|name|主题|课题|名称|内容)/i),
    id: column(/^(?:id|no\.?|#|编号|序号)$/i),
    priority: column(/priority|优先级/i),
  };
}

/** Whether a table ranks topics, whatever heading it stands under. */
function ranksTopics(table: Extract<Block, { type: "table" }>): boolean {
  const { title, priority } = topicColumns(table.header.map((cell) => inlineText(cell.children)));
  return title >= 0 && priority >= 0;
}

/** Roles whose lists may be things to do. */
const itemRoles: ReadonlySet<Role> = new Set(["unit", "tasks", "concepts", "document", "schedule"]);

/** The section that opens the unit a section belongs to. */
function unitSectionOf(section: RawSection, raw: readonly RawSection[]): RawSection | undefined {
  let found: RawSection | undefined;
  for (
    let at: RawSection | undefined = section;
    at !== undefined;
    at = at.parent === undefined ? undefined : raw[at.parent]
  ) {
    if (at.opens !== undefined) found = at;
  }
  return found;
}

function holdsBox(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.type === "list")
      return block.items.some((item) => item.box !== undefined || holdsBox(item.blocks));
    if (block.type === "quote") return holdsBox(block.blocks);
    if (block.type === "table") {
      return block.rows.some((row) => row.some((cell) => /^\[[ xX]\]/.test(inlineText(cell.children))));
    }
    return false;
  });
}

/** The weekday a heading names, as in "Monday" or "周一：调度". */
function headingWeekdays(title: string): WeekdayRange | undefined {
  return taskLabel(`${title}: -`).weekdays ?? taskLabel(title).weekdays;
}

interface LabelledItem {
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly label?: string;
}

function itemsOf(blocks: readonly Block[]): readonly LabelledItem[] {
  return blocks.flatMap((block, at) => {
    if (block.type !== "list") return [];
    const before = blocks[at - 1];
    const label = before?.type === "paragraph" ? announcement(before.children) : undefined;
    return block.items.flatMap((item) => {
      // A box is a task, whatever it stands among.
      if (item.box !== undefined) return [];
      const first = item.blocks[0];
      if (first?.type !== "paragraph") return [];
      const found = { inlines: first.children, text: inlineText(first.children) };
      return [label === undefined ? found : { ...found, label }];
    });
  });
}

function itemText(item: ListItem): string {
  const first = item.blocks[0];
  return first === undefined ? "" : blockText(first);
}

function firstParagraph(blocks: readonly Block[]): string | undefined {
  const paragraph = blocks.find((block) => block.type === "paragraph");
  if (paragraph !== undefined) return blockText(paragraph);
  const list = blocks.find((block) => block.type === "list");
  return list?.type === "list" && list.items[0] !== undefined ? itemText(list.items[0]) : undefined;
}

function topicLabels(blocks: readonly Block[]): readonly Labelled[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") return labelledLines(block.children);
    if (block.type !== "list") return [];
    return block.items.flatMap((item) => {
      const first = item.blocks[0];
      if (first?.type !== "paragraph") return [];
      return [labelled(first.children) ?? { label: "", text: inlineText(first.children) }];
    });
  });
}

function linksIn(blocks: readonly Block[], section: number): readonly Resource[] {
  const found: Resource[] = [];
  const visitInlines = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === "link")
        found.push({ text: inlineText(inline.children), address: inline.address, section });
      else if ("children" in inline) visitInlines(inline.children);
    }
  };
  const visit = (block: Block): void => {
    if (block.type === "paragraph" || block.type === "heading") visitInlines(block.children);
    else if (block.type === "list") for (const item of block.items) item.blocks.forEach(visit);
    else if (block.type === "quote") block.blocks.forEach(visit);
    else if (block.type === "table")
      for (const row of block.rows) for (const cell of row) visitInlines(cell.children);
  };
  blocks.forEach(visit);
  return found;
}

/** High, medium or low, as a text says it in English or Chinese. */
export function priorityIn(text: string): Priority | undefined {
  if (/\bhigh\b|\bP0\b|\bP1\b|高/i.test(text)) return "high";
  if (/\bmedium\b|\bmid\b|\bP2\b|中/i.test(text)) return "medium";
  if (/\blow\b|\bP3\b|低/i.test(text)) return "low";
  return undefined;
}

/** "1. Model Quantization" and "[O01] …" without their numbers. */
function numbered(title: string): { readonly id?: string; readonly title: string } {
  const id = /^\[([A-Za-z]+\d+)\]\s*/.exec(title);
  if (id?.[1] !== undefined) return { id: id[1], title: title.slice(id[0].length) };
  return { title: withoutPictographs(title.replace(/^\d+[.)、]\s*/, "")) };
}

function hoursBudget(text: string): { from: number; to: number } | undefined {
  const match =
    /(\d+(?:\.\d+)?)\s*(?:[-–—~～至到]|to)\s*(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)\s*(?:per|a|each|every|\/)\s*week/i.exec(
      text,
    ) ??
    /每(?:周|週|星期)[^。\n\d]{0,12}(\d+(?:\.\d+)?)\s*(?:[-–—~～至到])\s*(\d+(?:\.\d+)?)\s*(?:个)?(?:小时|小時)/.exec(
      text,
    ) ??
    /(\d+(?:\.\d+)?)()\s*(?:hours?|hrs?|h)\s*(?:per|a|each|every|\/)\s*week/i.exec(text) ??
    /每(?:周|週|星期)[^。\n\d]{0,12}(\d+(?:\.\d+)?)()\s*(?:个)?(?:小时|小時)/.exec(text);
  if (match === null) return undefined;
  const from = Number(match[1]);
  return { from, to: match[2] === "" ? from : Number(match[2]) };
}

function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return han > words;
}

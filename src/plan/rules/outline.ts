import type { Span } from "../../markdown/syntax-tree.ts";

/** The shape of outlines below; a stored outline of another shape is made again. */
export const outlineFormat = 6;

/** What a section of a plan may be for. */
export const roles = [
  "overview",
  "unit",
  "objective",
  "outcome",
  "concepts",
  "tasks",
  "resources",
  "topics",
  "projects",
  "schedule",
  "tools",
  "events",
  "sources",
  "categories",
  "report",
  "outcomes",
  "links",
  "channels",
  "notes",
  "document",
] as const;
export type Role = (typeof roles)[number];

/** Monday is 1, Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface WeekdayRange {
  readonly from: Weekday;
  readonly to: Weekday;
}

export interface Cadence {
  readonly every: "day" | "week" | "month";
  readonly weekday?: Weekday;
}

/** Days and recurrence as the Obsidian Tasks plugin writes them behind a task; ISO dates. */
export interface TaskDates {
  readonly due?: string;
  readonly scheduled?: string;
  readonly start?: string;
  readonly done?: string;
  readonly recurs?: string;
}

/** Something to do: with a box in the file, or an item taken for a task. */
export interface Task {
  /** What the task is known by to the records laid over the file. */
  readonly key: string;
  readonly text: string;
  readonly checked: boolean;
  /** The character in its box where that is neither a space nor an x; see task-status.ts. */
  readonly status?: string;
  /** "item" is a list item without a box. */
  readonly form: "list" | "table" | "item";
  /** Where the character between the brackets stands, in UTF-16 units of the source; of an item, where a box would. */
  readonly box: number;
  /** What it occupies in the file: its list item, or its cell. */
  readonly span: Span;
  /** Its words as written, label and all, behind the box. */
  readonly words: Span;
  readonly section: number;
  readonly unit?: number;
  readonly weekdays?: WeekdayRange;
  readonly cadence?: Cadence;
  readonly minutes?: number;
  /** The label of the list it stands in, such as "Daily (10 minutes)". */
  readonly group?: string;
  readonly dates?: TaskDates;
  /** Whole days from the Monday the plan starts on, where the person gave the plan a pace. */
  readonly day?: number;
  /** What stands below it in the file. */
  readonly detail?: string;
}

/** A length of the plan: a week, a run of weeks, a phase, a session, a day … */
export interface Unit {
  readonly kind: "week" | "phase" | "day" | "date" | "session" | "sprint" | "month" | "chapter";
  /** The number of the week, phase, day …; `last` where it is a run. Of a date, its day of the month. */
  readonly number: number;
  /** The days of the plan it names, the first of them 1, as in "Sprint 2 (Days 7–12)". */
  readonly days?: DayRange;
  /** The unit it stands in, by its place in `units`. */
  readonly within?: number;
  /** Of a date: "2025-09-01", or "--09-01" where no year is named (ISO 8601). */
  readonly date?: string;
  readonly last?: number;
  readonly title: string;
  readonly section: number;
  readonly objective?: string;
  readonly outcome?: string;
}

export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** How fast a plan goes through its sessions or chapters. */
export interface Pace {
  readonly perWeek: number;
  /** Minutes for each; undefined where the plan does not say. */
  readonly minutes?: number;
}

/** A heading and what stands below it up to the next heading. */
export interface Section extends Span {
  readonly heading: string;
  readonly depth: number;
  readonly role: Role;
  readonly parent?: number;
  readonly unit?: number;
  /** Where its own content begins, behind the heading. */
  readonly body: number;
  /** Its content in order: runs of document, and tasks by their index. */
  readonly parts: readonly SectionPart[];
}

export type SectionPart =
  | ({ readonly kind: "document" } & Span)
  | { readonly kind: "tasks"; readonly tasks: readonly number[]; readonly label?: string }
  /** A list without boxes that may be taken for tasks; `items` are indices into the outline's. */
  | ({ readonly kind: "items"; readonly items: readonly number[] } & Span);

export interface Resource {
  readonly text: string;
  readonly address: string;
  readonly section: number;
}

export type Priority = "high" | "medium" | "low";

/** A gap to close. */
export interface Topic {
  readonly title: string;
  readonly id?: string;
  readonly priority?: Priority;
  /** What the file says of it, by label as written: Status, Topics, Projects, Metrics … */
  readonly labels: readonly Labelled[];
  readonly section: number;
  /** What the topic is known by to the records laid over the file. */
  readonly key: string;
  /** What it occupies in the file: a row, a list item or a section. */
  readonly span: Span;
  readonly form: "row" | "item" | "section";
  /** Its title as written. */
  readonly words: Span;
  /** The cell its priority stands in. */
  readonly priorityCell?: Span;
}

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** One entry of a group: an event, a source, a category, a project. */
export interface Entry {
  readonly group: string;
  readonly name: string;
  readonly detail: string;
  readonly section: number;
  /** The first address it names, as written. */
  readonly address?: string;
}

export interface Project extends Entry {
  /** The version waited for as written, such as "v0.9+": that one, or it and all later ones. */
  readonly target?: string;
}

export interface OutcomeGroup {
  readonly title: string;
  readonly tasks: readonly number[];
}

/** What a plan says, as the app understands it; plain data, derived from the source alone. */
export interface Outline {
  readonly format: number;
  readonly title: string;
  readonly language: "en" | "zh";
  readonly duration?: string;
  readonly focusAreas: readonly string[];
  readonly sections: readonly Section[];
  readonly units: readonly Unit[];
  readonly tasks: readonly Task[];
  /** List items of units that have no boxes; tasks by the person's choice. */
  readonly items: readonly Task[];
  readonly topics: readonly Topic[];
  readonly projects: readonly Project[];
  readonly events: readonly Entry[];
  readonly sources: readonly Entry[];
  readonly categories: readonly Entry[];
  readonly tools: readonly Entry[];
  readonly report: readonly Labelled[];
  readonly outcomes: readonly OutcomeGroup[];
  readonly resources: readonly Resource[];
  readonly links: readonly Resource[];
  readonly channels: readonly string[];
  readonly advice: readonly Entry[];
  /** The day it says it starts on, ISO 8601. */
  readonly startsOn?: string;
  readonly pace?: Pace;
  /** Hours a week to give it. */
  readonly budget?: { readonly from: number; readonly to: number };
}

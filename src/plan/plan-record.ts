import * as v from "valibot";
import { defineCollection } from "../records/collection.ts";
import { minutesSchema, momentSchema } from "../records/field-schemas.ts";
import { roles } from "./rules/outline.ts";
import { type CalendarDate, readDate } from "./rules/time/calendar-date.ts";

/** Where a plan's file came from. */
export const originSchema = v.union([
  v.object({ kind: v.literal("file"), name: v.string() }),
  v.object({ kind: v.literal("address"), address: v.string() }),
  v.object({ kind: v.literal("paste") }),
  v.object({ kind: v.literal("sample") }),
]);
export type Origin = v.InferOutput<typeof originSchema>;

export const dateSchema = v.custom<CalendarDate>(
  (value) => typeof value === "string" && readDate(value) !== undefined,
);

/** A plan: its Markdown as the person's file says it, and how it is used. */
export const planCollection = defineCollection(
  "plans",
  v.object({
    source: v.optional(v.string(), ""),
    fileName: v.optional(v.string(), "plan.md"),
    origin: v.optional(v.fallback(originSchema, { kind: "paste" }), { kind: "paste" }),
    /** The Monday its first week starts on. */
    start: v.optional(v.fallback(v.optional(dateSchema), undefined)),
    broughtAt: v.optional(momentSchema, 0),
    /** Put away: kept, but no longer offered first. */
    archived: v.optional(v.boolean(), false),
    /** Whether list items without boxes count as tasks. */
    itemsAsTasks: v.optional(v.boolean(), false),
    /** A pace the person gave it, where it says nothing of time. */
    pace: v.optional(
      v.fallback(
        v.nullable(
          v.object({ perWeek: v.pipe(v.number(), v.minValue(1), v.maxValue(70)), first: v.string() }),
        ),
        null,
      ),
      null,
    ),
    /** What the person says sections are, by heading. */
    roles: v.optional(v.fallback(v.record(v.string(), v.picklist(roles)), {}), {}),
  }),
  ["source"],
);
export type Plan = NonNullable<ReturnType<typeof planCollection.read>>;

/** The bytes a plan came in, where they had to be repaired to be read; base64. */
export const originalCollection = defineCollection(
  "plan-originals",
  v.object({ fileName: v.optional(v.string(), "plan.md"), bytes: v.optional(v.string(), "") }),
);

/** Which plan is the current one; one record, by the id "current". */
export const planChoiceCollection = defineCollection(
  "plan-choice",
  v.object({ plan: v.optional(v.string(), "") }),
);
export const CURRENT = "current";

const movedSchema = v.object({ from: dateSchema, to: dateSchema });

/** What was done about a task of a plan; its id is the plan's, a slash and the task's key. */
export const taskCollection = defineCollection(
  "tasks",
  v.object({
    done: v.optional(v.boolean()),
    /** The day it was ticked. */
    doneOn: v.optional(v.fallback(v.nullable(dateSchema), null), null),
    /** The days it was moved to. */
    moved: v.optional(v.fallback(v.nullable(movedSchema), null), null),
    /** Why it is left out. */
    skipped: v.optional(v.nullable(v.string()), null),
    minutes: v.optional(v.nullable(minutesSchema), null),
  }),
);

/** One time of a task that comes back; its id is the task record's, a slash and the day it is kept under. */
export const checkCollection = defineCollection(
  "checks",
  v.object({
    done: v.optional(v.boolean(), false),
    /** The day it was done; it may lie outside the time the check belongs to. */
    doneOn: v.optional(v.fallback(v.nullable(dateSchema), null), null),
  }),
);

export const topicStatuses = ["gap", "learning", "solid"] as const;
export type TopicStatus = (typeof topicStatuses)[number];

/** How far a topic of a plan has come; its id is the plan's, a slash and the topic's key. */
export const topicCollection = defineCollection(
  "topics",
  v.object({
    status: v.optional(v.fallback(v.picklist(topicStatuses), "gap"), "gap"),
    /** Addresses of what there is to read about it. */
    reading: v.optional(v.fallback(v.array(v.string()), []), []),
  }),
);

export const logKinds = ["hand", "ride", "timer"] as const;
/** How minutes came into the log. */
export type LogKind = (typeof logKinds)[number];

/** Minutes given on a day; `what` is the plan they were given to, or "", `topic` the key of one of its topics, or "". */
export const logCollection = defineCollection(
  "log",
  v.object({
    date: v.optional(v.union([v.literal(""), dateSchema]), ""),
    minutes: v.optional(minutesSchema, 0),
    what: v.optional(v.string(), ""),
    kind: v.optional(v.fallback(v.picklist(logKinds), "hand"), "hand"),
    topic: v.optional(v.string(), ""),
  }),
);

export type LogEntry = NonNullable<ReturnType<typeof logCollection.read>>;

/** The id of what was done about a task or topic of a plan. */
export function taskRecordId(plan: string, key: string): string {
  return `${plan}/${key}`;
}

/** The task record a check belongs to, and the day it is kept under. */
export function readCheckId(id: string): { readonly task: string; readonly day: string } {
  const slash = id.lastIndexOf("/");
  return { task: id.slice(0, slash), day: id.slice(slash + 1) };
}

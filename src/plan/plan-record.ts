import * as v from "valibot";
import { defineCollection } from "../records/collection.ts";
import { type CalendarDate, readDate } from "./rules/calendar-date.ts";

/** Where a plan's file came from. */
const originSchema = v.union([
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
    broughtAt: v.optional(v.number(), 0),
  }),
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

/** What was done about a task of a plan; its id is the plan's, a slash and the task's key. */
export const taskCollection = defineCollection("tasks", v.object({ done: v.optional(v.boolean()) }));
export type TaskRecord = NonNullable<ReturnType<typeof taskCollection.read>>;

export function taskRecordId(plan: string, key: string): string {
  return `${plan}/${key}`;
}

import * as v from "valibot";
import { type About, noteCollection } from "../notes/note-record.ts";
import { carry, type RecordWrite, write } from "../records/record-write.ts";
import { TextDocument } from "../records/text-document.ts";
import type { Change } from "../storage/records/intention.ts";
import type { StoredRecords } from "../storage/records/stored-records.ts";
import { OUTLINES } from "./outline-shelf.ts";
import {
  CURRENT,
  checkCollection,
  dateSchema,
  originSchema,
  planChoiceCollection,
  planCollection,
  taskCollection,
  taskRecordId,
  topicCollection,
} from "./plan-record.ts";
import { mergeEdits } from "./rules/editing/merge-edits.ts";
import { reconcile, type TaskChange } from "./rules/editing/reconcile.ts";
import type { Outline } from "./rules/outline.ts";
import { addDays } from "./rules/time/calendar-date.ts";
import { daysBeforeFirst } from "./rules/time/unit-days.ts";
import { settleItems } from "./rules/understanding/settle-items.ts";
import { understandAway } from "./understand-away.ts";

const inputSchema = v.object({
  plan: v.string(),
  /** The text the edit was made in. */
  base: v.string(),
  source: v.string(),
  /** What is said of the plan as well, where the text is a newer version of its file. */
  /** Whether it takes an edit back: its boxes then say nothing of what was done since. */
  undoes: v.optional(v.boolean(), false),
  version: v.optional(v.object({ fileName: v.string(), origin: originSchema, start: dateSchema })),
});
export type PlanEdit = v.InferInput<typeof inputSchema>;

/**
 * Puts another text in the place of a plan's, in one change: the text is merged with what other devices write
 * into it, and what was done about tasks goes with them, also where they were reworded or moved. A box that the
 * new text itself sets otherwise than the old one is taken at its word. Throws on a plan that is not here.
 */
export async function editPlan(input: unknown, stored: StoredRecords): Promise<Change> {
  const { plan: id, base, source: edited, undoes, version: newerFile } = v.parse(inputSchema, input);
  const record = await stored.record(planCollection.name, id);
  const plan = record === undefined ? undefined : planCollection.read(record);
  if (record === undefined || plan === undefined) throw new Error("the plan is not on this device");
  const source = mergeEdits(base, plan.source, edited);
  const [before, after] = await Promise.all([
    understandAway(plan.source, plan.roles),
    understandAway(source, plan.roles),
  ]);
  const document = new TextDocument(record.texts?.source);
  const version = document.version();
  document.replaceWith(source);
  // Where the first weeks were taken out of a plan, the others stay on their days.
  const moved = daysBeforeFirst(after) - daysBeforeFirst(before);
  const start = newerFile?.start ?? plan.start;
  const kept = moved === 0 || start === undefined ? {} : { start: addDays(start, moved) };
  const changes = reconcile(settleItems(before, true), settleItems(after, true));
  const renamed = [...renamedTasks(changes), ...renamedTopics(before, after)];
  const writes: RecordWrite[] = [
    write(
      planCollection,
      id,
      { ...newerFile, ...(newerFile === undefined ? {} : { archived: false }), ...kept },
      {
        texts: { source: { update: document.updateSince(version) } },
      },
    ),
    ...(newerFile === undefined ? [] : [write(planChoiceCollection, CURRENT, { plan: id })]),
    ...(await Promise.all(changes.map((one) => carriedTask(id, one, stored, undoes)))).flat(),
    ...renamedTopics(before, after).map(({ from, to }) =>
      carry(topicCollection, taskRecordId(id, from), taskRecordId(id, to)),
    ),
    ...(renamed.length === 0 ? [] : await carriedNotes(id, renamed, stored)),
  ];
  return {
    writes,
    library: [{ shelf: OUTLINES, id, value: { source, roles: plan.roles, outline: after } }],
  };
}

/** All that is known of a task under the key it has now. */
async function carriedTask(
  plan: string,
  one: TaskChange,
  stored: StoredRecords,
  undoes: boolean,
): Promise<readonly RecordWrite[]> {
  if (one.kind === "added" || one.kind === "removed") return [];
  const { before, after } = one;
  const [from, to] = [taskRecordId(plan, before.key), taskRecordId(plan, after.key)];
  const said =
    !undoes && before.form !== "item" && before.checked !== after.checked
      ? [write(taskCollection, to, { done: after.checked })]
      : [];
  if (from === to) return said;
  const checks = await stored.ids(checkCollection.name, `${from}/`);
  return [
    carry(taskCollection, from, to),
    ...checks.map((id) => carry(checkCollection, id, to + id.slice(from.length))),
    ...said,
  ];
}

interface Renamed {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

function renamedTasks(changes: readonly TaskChange[]): readonly Renamed[] {
  return changes.flatMap((one) =>
    one.kind === "added" || one.kind === "removed" || one.before.key === one.after.key
      ? []
      : [{ from: one.before.key, to: one.after.key, title: one.after.text }],
  );
}

/** The topics whose title changed in their place. */
function renamedTopics(before: Outline, after: Outline): readonly Renamed[] {
  if (before.topics.length !== after.topics.length) return [];
  const still = new Set(after.topics.map(({ key }) => key));
  return before.topics.flatMap(({ key }, index) => {
    const next = after.topics[index];
    return next === undefined || next.key === key || still.has(key)
      ? []
      : [{ from: key, to: next.key, title: next.title }];
  });
}

/** Notes on what was renamed, pointing at it by its new name. */
async function carriedNotes(
  plan: string,
  renamed: readonly Renamed[],
  stored: StoredRecords,
): Promise<readonly RecordWrite[]> {
  const byKey = new Map(renamed.map((one) => [one.from, one]));
  const notes = await stored.living(noteCollection);
  return notes.flatMap(({ id, about }) => {
    const now = about.kind === "task" && about.plan === plan ? byKey.get(about.task) : undefined;
    if (about.kind !== "task" || now === undefined) return [];
    const moved: About = { ...about, task: now.to, title: now.title };
    return [write(noteCollection, id, { about: moved })];
  });
}

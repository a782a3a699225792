import type { Json } from "../records/record.ts";
import { TextDocument } from "../records/text-document.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change, type Write } from "../storage/records/change.ts";
import { readRecord } from "../storage/records/read-record.ts";
import { OUTLINES } from "./outline-shelf.ts";
import {
  checkCollection,
  type Plan,
  planCollection,
  taskCollection,
  taskRecordId,
  topicCollection,
} from "./plan-record.ts";
import { checkRecords, loadTaskRecords, taskRecords } from "./plan-store.ts";
import { reconcile, type TaskChange } from "./rules/editing/reconcile.ts";
import type { Outline } from "./rules/outline.ts";
import { settleItems } from "./rules/understanding/settle-items.ts";
import { understandAway } from "./understand-away.ts";

/**
 * Puts another text in the place of a plan's, in one change: the text is merged with what other devices write
 * into it, and what was done about tasks goes with them, also where they were reworded or moved. A box that the
 * new text itself sets otherwise than the old one is taken at its word.
 */
export async function replaceSource(plan: Plan, source: string): Promise<Outcome<unknown>> {
  const [before, after] = await Promise.all([
    understandAway(plan.source, plan.roles),
    understandAway(source, plan.roles),
  ]);
  await loadTaskRecords(plan.id);
  const changes = reconcile(settleItems(before, true), settleItems(after, true));
  const record = await readRecord(planCollection.name, plan.id);
  const document = new TextDocument(record?.texts?.source);
  document.replaceWith(source);
  const writes: Write[] = [
    {
      collection: planCollection.name,
      id: plan.id,
      texts: { source: (stored, device, stamp) => document.value(stored, device, stamp) },
    },
    ...carriedRecords(plan.id, changes),
    ...(await carriedTopics(plan.id, before, after)),
  ];
  return change(writes, [
    { shelf: OUTLINES, id: plan.id, value: { source, roles: plan.roles, outline: after } },
  ]);
}

/** The records of tasks under the keys they have now. */
function carriedRecords(plan: string, changes: readonly TaskChange[]): readonly Write[] {
  return changes.flatMap((one): readonly Write[] => {
    if (one.kind === "added" || one.kind === "removed") return [];
    const { before, after } = one;
    const [from, to] = [taskRecordId(plan, before.key), taskRecordId(plan, after.key)];
    const known = taskRecords.value?.get(from);
    const writes: Write[] = [];
    const { done, doneOn, moved, skipped, minutes } = known ?? {};
    const carried: Record<string, Json> = {
      ...(done === undefined ? {} : { done }),
      ...(doneOn == null ? {} : { doneOn }),
      ...(moved == null ? {} : { moved: { ...moved } }),
      ...(skipped == null ? {} : { skipped }),
      ...(minutes == null ? {} : { minutes }),
    };
    const said: Record<string, Json> =
      before.form !== "item" && before.checked !== after.checked ? { done: after.checked } : {};
    const fields: Record<string, Json> = { ...(from === to ? {} : carried), ...said };
    if (Object.keys(fields).length > 0) writes.push({ collection: taskCollection.name, id: to, fields });
    if (from === to) return writes;
    for (const [id, check] of checkRecords.value ?? []) {
      if (!id.startsWith(`${from}/`)) continue;
      writes.push({
        collection: checkCollection.name,
        id: to + id.slice(from.length),
        fields: { done: check.done },
      });
    }
    return writes;
  });
}

/** The status of topics whose title changed in their place. */
async function carriedTopics(plan: string, before: Outline, after: Outline): Promise<readonly Write[]> {
  if (before.topics.length !== after.topics.length) return [];
  const writes: Write[] = [];
  for (const [index, topic] of before.topics.entries()) {
    const next = after.topics[index];
    const others = new Set(after.topics.map(({ key }) => key));
    if (next === undefined || next.key === topic.key || others.has(topic.key)) continue;
    const record = await readRecord(topicCollection.name, `${plan}/${topic.key}`);
    const status = record?.fields.status;
    if (typeof status === "string")
      writes.push({ collection: topicCollection.name, id: `${plan}/${next.key}`, fields: { status } });
  }
  return writes;
}

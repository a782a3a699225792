import { stampTime } from "../../records/hybrid-logical-clock.ts";
import { type Outcome, success } from "../database/failure.ts";
import { collectionRecords } from "./read-record.ts";

/** So many records that one transaction made did not come from a person's hand. */
const MANY = 10;

/**
 * The ids of records that were made in one transaction with many others and say nothing else since in some of their fields:
 * such as came in by an import of a version that did not note it yet. `fields` are those that say when something was done.
 */
export async function madeTogether(
  collection: string,
  fields: readonly string[],
): Promise<Outcome<ReadonlySet<string>>> {
  const records = await collectionRecords(collection);
  if (!records.ok) return records;
  const byTime = new Map<number, string[]>();
  for (const { id, stamps } of records.value) {
    const times = fields.flatMap((field) => (stamps[field] === undefined ? [] : [stampTime(stamps[field])]));
    const [time] = times;
    if (time === undefined || times.length < fields.length || times.some((other) => other !== time)) continue;
    const made = byTime.get(time);
    if (made === undefined) byTime.set(time, [id]);
    else made.push(id);
  }
  return success(new Set([...byTime.values()].filter((ids) => ids.length >= MANY).flat()));
}

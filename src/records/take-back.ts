import { type Stamp, stampAfter } from "./hybrid-logical-clock.ts";
import {
  isDeleted,
  type Json,
  lastStamp,
  type StoredRecord,
  withFields,
  withRestoration,
  withTombstone,
} from "./record.ts";
import type { Done, RecordWrite, TakeBack } from "./record-write.ts";

/**
 * The write that takes back what a change made of a record, undefined where that is nothing. `unwritten` gives what a
 * field reads as that was never written, for that cannot be said again. Texts are not among it: they have a history of
 * their own.
 */
export function takingBack(
  before: StoredRecord | undefined,
  after: StoredRecord,
  unwritten: (field: string) => Json,
): RecordWrite | undefined {
  const { collection, id } = after;
  const done = doneTo(before, after, unwritten);
  return done === undefined ? undefined : { kind: "take-back", collection, id, done };
}

function doneTo(
  before: StoredRecord | undefined,
  after: StoredRecord,
  unwritten: (field: string) => Json,
): Done | undefined {
  const stood = before !== undefined && !isDeleted(before);
  const last = lastStamp(after);
  if (isDeleted(after))
    return stood && after.tombstone !== undefined ? { kind: "deleted", at: after.tombstone.at } : undefined;
  if (!stood) {
    const tombstone = last === undefined ? undefined : withTombstone(after, last).tombstone;
    return tombstone === undefined ? undefined : { kind: "made", tombstone };
  }
  const written = Object.entries(after.stamps).filter(([name, stamp]) => before.stamps[name] !== stamp);
  const fields = written.map(([name, stamp]) => [
    name,
    { stamp, was: before.fields[name] ?? unwritten(name) },
  ]);
  return fields.length === 0 ? undefined : { kind: "wrote", fields: Object.fromEntries(fields) };
}

/**
 * The record without what was done to it, as far as that still stands. It is stamped as the moment after what it takes
 * back, not as now: what anyone did to the record since then, also on a device not met yet, is later and stays.
 */
export const takeBack: TakeBack = (now, done, device) => {
  switch (done.kind) {
    case "wrote": {
      // What another has deleted since stays deleted.
      if (isDeleted(now)) return now;
      let record = now;
      for (const [name, { stamp, was }] of Object.entries(done.fields))
        if (now.stamps[name] === stamp)
          record = withFields(record, { [name]: was }, momentAfter(stamp, device));
      return record;
    }
    case "deleted":
      return now.tombstone?.at === done.at ? withRestoration(now, momentAfter(done.at, device)) : now;
    case "made": {
      if (isDeleted(now)) return now;
      // Whoever brings it back after that wins.
      const { restored } = now.tombstone ?? {};
      const tombstone = { ...now.tombstone, ...done.tombstone, at: momentAfter(done.tombstone.at, device) };
      return { ...now, tombstone: restored === undefined ? tombstone : { ...tombstone, restored } };
    }
  }
};

/** The stamp of a device that comes next after another one: before anything that was done later, here or elsewhere. */
function momentAfter(other: Stamp, device: string): Stamp {
  return stampAfter(other, other, device);
}

import { type Stamp, stampTime } from "../../records/hybrid-logical-clock.ts";
import { isDeleted, lastStamp, type StoredRecord } from "../../records/record.ts";
import type { RevisedRecord } from "../../storage/records/revisions.ts";
import type { FolderMemory } from "./folder-memory.ts";

/** Milliseconds for which a deletion is remembered at least: a device may be away for so long and still hear of it. */
const REMEMBERED = 90 * 24 * 60 * 60 * 1000;

/**
 * The deleted records that can be forgotten: deleted long ago, and every device of the folder has said in a snapshot
 * that it has seen the deletion and all that stands in the record, so that no file brings it back.
 */
export function seenByAll(
  records: readonly RevisedRecord[],
  { devices }: FolderMemory,
  device: string,
  now: number,
): readonly RevisedRecord[] {
  const others = Object.entries(devices).filter(([, { present }]) => present);
  const isSeen = (stamp: Stamp): boolean => {
    const author = authorOf(stamp);
    const upTo = devices[author]?.upTo;
    if (author !== device && (upTo === undefined || upTo < stamp)) return false;
    return others.every(([other, { seen }]) => other === author || (seen[author] ?? "") >= stamp);
  };
  return records.filter(({ record }) => {
    const last = lastStamp(record);
    if (last === undefined || stampTime(last) > now - REMEMBERED || !isDeleted(record)) return false;
    return stampsOf(record).every(isSeen);
  });
}

function stampsOf({ stamps, texts, tombstone }: StoredRecord): readonly Stamp[] {
  const edits = Object.values(texts ?? {}).flatMap((text) => Object.values(text.edits));
  const marks = [tombstone?.at, tombstone?.restored].filter((stamp) => stamp !== undefined);
  return [...Object.values(stamps), ...edits, ...marks];
}

/** The device that made a stamp. */
function authorOf(stamp: Stamp): string {
  return stamp.slice(stamp.lastIndexOf("-") + 1);
}

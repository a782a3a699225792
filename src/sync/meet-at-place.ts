import { isBelievable, stampTime } from "../records/hybrid-logical-clock.ts";
import { lastStamp, type StoredRecord } from "../records/record.ts";
import { orThrow, StorageError } from "../storage/database/failure.ts";
import { deviceId } from "../storage/device.ts";
import { filesOnDevice, readFile, writeFiles } from "../storage/library/kept-file.ts";
import { allRecords } from "../storage/records/all-records.ts";
import type { LastMeeting, SyncTrouble } from "./last-meeting.ts";
import { meet } from "./meet.ts";
import { meetFiles } from "./meet-files.ts";
import { mergeVerified } from "./merge-records.ts";
import type { PlaceState } from "./place-state.ts";
import { RemoteError } from "./remote.ts";

/** One meeting at a place with this device's database. Never throws. */
export async function meetAtPlace(
  state: PlaceState,
): Promise<{ meeting?: LastMeeting; trouble: SyncTrouble | undefined }> {
  try {
    const remote = await state.place.openRemote();
    const device = orThrow(await deviceId());
    const meeting = await meet(remote, {
      device,
      now: Date.now,
      records: async () => orThrow(await allRecords()),
      merge: async (records) => {
        orThrow(await mergeVerified(records));
      },
      merged: () => state.merged(),
      rememberMerged: async (names) => {
        orThrow(await state.rememberMerged(names));
      },
    });
    await meetFiles(remote, meeting.records, {
      keys: async () => orThrow(await filesOnDevice()),
      read: readFile,
      keep: (hash, file) => writeFiles({ [hash]: file }),
    });
    const at = Date.now();
    return {
      meeting: { at, ...latest(meeting.records, at) },
      trouble: meeting.refused.length > 0 ? "damaged-file" : undefined,
    };
  } catch (error) {
    if (error instanceof RemoteError) return { trouble: error.reason };
    if (error instanceof StorageError) return { trouble: "storage" };
    console.error(error);
    return { trouble: "failed" };
  }
}

/**
 * The last believable stamp of the records, for one of a device whose date is wrong would hide what comes after; and how
 * far ahead such a one lies, in milliseconds.
 */
function latest(records: readonly StoredRecord[], now: number): { stamp: string; ahead: number } {
  let [last, ahead] = ["", 0];
  for (const record of records) {
    const stamp = lastStamp(record);
    if (stamp === undefined) continue;
    if (!isBelievable(stamp, now)) ahead = Math.max(ahead, stampTime(stamp) - now);
    else if (stamp > last) last = stamp;
  }
  return { stamp: last, ahead };
}

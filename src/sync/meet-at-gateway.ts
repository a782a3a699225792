import * as v from "valibot";
import { isBelievable } from "../records/hybrid-logical-clock.ts";
import { lastStamp, type StoredRecord } from "../records/record.ts";
import type { Outcome, StorageFailure } from "../storage/database/failure.ts";
import { deviceId, readDevice, writeDevice } from "../storage/device.ts";
import { filesOnDevice, readFile, writeFiles } from "../storage/library/kept-file.ts";
import { allRecords } from "../storage/records/all-records.ts";
import { gatewayFolder } from "./gateway-folder.ts";
import type { LastMeeting, SyncTrouble } from "./last-meeting.ts";
import { meet } from "./meet.ts";
import { meetFiles } from "./meet-files.ts";
import { takeInRecords } from "./merge-records.ts";
import { RemoteError } from "./remote.ts";

const MERGED_FILES = "merged-files";

class StorageError extends Error {
  constructor(readonly failure: StorageFailure) {
    super(failure.kind);
  }
}

function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new StorageError(outcome.failure);
  return outcome.value;
}

/** One meeting in the gateway's folder with this device's database. Never throws. */
export async function meetAtGateway(): Promise<{ meeting?: LastMeeting; trouble: SyncTrouble | undefined }> {
  try {
    const device = orThrow(await deviceId());
    const meeting = await meet(gatewayFolder, {
      device,
      now: Date.now,
      records: async () => orThrow(await allRecords()),
      merge: async (records) => {
        orThrow(await takeInRecords(records));
      },
      merged: async () => new Set(await readDevice(MERGED_FILES, v.array(v.string()), [])),
      rememberMerged: async (names) => {
        orThrow(await writeDevice(MERGED_FILES, [...names]));
      },
    });
    await meetFiles(gatewayFolder, meeting.records, {
      keys: filesOnDevice,
      read: readFile,
      keep: (hash, file) => writeFiles({ [hash]: file }),
    });
    const at = Date.now();
    const stamp = latest(meeting.records, at);
    return {
      meeting: { at, stamp },
      trouble: meeting.refused.length > 0 ? "damaged-file" : undefined,
    };
  } catch (error) {
    if (error instanceof RemoteError) return { trouble: error.reason };
    if (error instanceof StorageError) return { trouble: "storage" };
    return { trouble: "failed" };
  }
}

/** The last believable stamp of the records; one of a device whose date is wrong would hide what comes after. */
function latest(records: readonly StoredRecord[], now: number): string {
  let last = "";
  for (const record of records) {
    const stamp = lastStamp(record);
    if (stamp !== undefined && stamp > last && isBelievable(stamp, now)) last = stamp;
  }
  return last;
}

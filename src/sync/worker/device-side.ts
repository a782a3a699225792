import { isDeleted } from "../../records/record.ts";
import type { RecordWrite } from "../../records/record-write.ts";
import type { Remote } from "../../remotes/remote.ts";
import { orThrow } from "../../storage/database/failure.ts";
import { deviceId, renewDeviceId } from "../../storage/device-id.ts";
import { filesOnDevice, readFile, writeFiles } from "../../storage/library/kept-file.ts";
import { change } from "../../storage/records/change.ts";
import { collectionRecords } from "../../storage/records/read-record.ts";
import { changedAfter, forgetRecords, recordsWithFiles } from "../../storage/records/revisions.ts";
import { mergeFile } from "../file/merge-file.ts";
import { LARGEST_CARRIED, neededFiles } from "../file/needed-files.ts";
import { QUARANTINE, readmitted } from "../file/quarantine.ts";
import type { Envelope } from "../meeting/envelope.ts";
import type { Local } from "../meeting/local.ts";
import { meetBlobs } from "../meeting/meet-blobs.ts";
import { readDeviceLabel } from "../places/device-label.ts";
import { foldersRemembered, readFolderMemory, writeFolderMemory } from "../places/place-memory.ts";

/** Files that go over a metered connection by themselves, in bytes. */
const LARGEST_METERED = 1024 * 1024;

/** Takes out of quarantine what is a record to this version of the app. Throws StorageError. */
export async function readmitQuarantined(): Promise<void> {
  const held = orThrow(await collectionRecords(QUARANTINE)).filter((record) => !isDeleted(record));
  const records = held.map(readmitted);
  const readable = records.filter((record) => record !== undefined);
  if (readable.length === 0) return;
  orThrow(await mergeFile(readable));
  const released = held.filter((_, index) => records[index] !== undefined);
  const writes = released.flatMap(({ collection, id }): readonly RecordWrite[] => [
    { kind: "write", collection, id, fields: { line: "" } },
    { kind: "remove", collection, id },
  ]);
  orThrow(await change(writes));
}

/** This device's side of a meeting at a place, over its database. */
export async function deviceSide(
  place: string,
  remote: Remote,
  envelope: Envelope | undefined,
  metered: boolean,
): Promise<Local> {
  const largest = metered ? LARGEST_METERED : LARGEST_CARRIED;
  return {
    device: orThrow(await deviceId()),
    name: await readDeviceLabel(),
    now: Date.now,
    changedAfter: async (revision) => orThrow(await changedAfter(revision)),
    merge: async (records) => orThrow(await mergeFile(records)).asTheyCame,
    memory: () => readFolderMemory(place),
    remember: (memory) => writeFolderMemory(place, memory),
    forget: async (records) => {
      // What another place still has to hear of is not forgotten.
      const others = (await foldersRemembered()).filter(({ id }) => id !== place);
      if (others.every(({ memory }) => memory.snapshot === undefined)) orThrow(await forgetRecords(records));
    },
    renew: async () => orThrow(await renewDeviceId()),
    async carryFiles(listing, memory) {
      const unneeded = await meetBlobs(
        remote,
        listing,
        {
          needed: async () => neededFiles(orThrow(await recordsWithFiles())),
          keys: async () => orThrow(await filesOnDevice()),
          read: readFile,
          keep: (hash, file) => writeFiles({ [hash]: file }),
          now: Date.now,
          largest,
        },
        memory,
        envelope,
      );
      return { ...memory, unneeded };
    },
  };
}

import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import { mergeRecords } from "../../records/merge.ts";
import { recordKey, type StoredRecord } from "../../records/record.ts";
import { storedRecordSchema } from "../../records/record-schema.ts";
import { sameRecord } from "../../records/same-record.ts";
import { mergeTexts, verifyText } from "../../records/text-document.ts";
import { orThrow } from "../../storage/database/failure.ts";
import { filesOnDevice, readFile } from "../../storage/library/kept-file.ts";
import { changedAfter, type RevisedRecord, recordsWithFiles } from "../../storage/records/revisions.ts";
import { keyEnvelope } from "../encryption/key-envelope.ts";
import { readDeviceFileName } from "../file/folder-names.ts";
import { neededFiles } from "../file/needed-files.ts";
import { unpackDeviceFile } from "../meeting/device-file.ts";
import { openRemote } from "../places/open-remote.ts";
import { type PlaceConfig, placeName } from "../places/place-config.ts";
import { readFolderMemory, readKeys, writeFolderMemory } from "../places/place-memory.ts";

/** What was found when everything was computed again and compared. */
export interface Verification {
  readonly records: number;
  readonly texts: number;
  readonly files: number;
  /** Records that make no sense, or whose text is not what its document says. */
  readonly wrongRecords: number;
  /** Files whose bytes are not what their hash says. */
  readonly wrongFiles: number;
  /** Files that a record needs and that are not on this device (yet). */
  readonly missingFiles: number;
  readonly places: readonly PlaceVerification[];
}

export interface PlaceVerification {
  readonly name: string;
  /** How many files of this device were read there; undefined where the place could not be read. */
  readonly files: number | undefined;
  /** Records that do not stand there as they stand here; they are written anew at the next meeting. */
  readonly missing: number;
}

/** Reads all there is on this device and what it wrote at its places, and compares. Throws StorageError. */
export async function verifyData(places: readonly PlaceConfig[]): Promise<Verification> {
  const { records } = orThrow(await changedAfter(0));
  let [texts, wrongRecords] = [0, 0];
  for (const { record } of records) {
    texts += Object.keys(record.texts ?? {}).length;
    if (!isSound(record)) wrongRecords++;
  }
  const here = orThrow(await filesOnDevice());
  let wrongFiles = 0;
  for (const hash of here) {
    const kept = await readFile(hash);
    if (/^[0-9a-f]{64}$/.test(hash) && (kept === undefined || hashOf(kept.bytes) !== hash)) wrongFiles++;
  }
  const needed = neededFiles(orThrow(await recordsWithFiles()));
  const verified: PlaceVerification[] = [];
  for (const place of places) verified.push(await verifyPlace(place, records));
  return {
    records: records.length,
    texts,
    files: here.size,
    wrongRecords,
    wrongFiles,
    missingFiles: needed.filter(({ hash }) => !here.has(hash)).length,
    places: verified,
  };
}

function isSound(record: StoredRecord): boolean {
  try {
    return (
      v.is(storedRecordSchema, record) &&
      Object.values(record.texts ?? {}).every((text) => verifyText(text).text === text.text)
    );
  } catch {
    return false;
  }
}

async function verifyPlace(
  place: PlaceConfig,
  records: readonly RevisedRecord[],
): Promise<PlaceVerification> {
  const name = placeName(place);
  const memory = await readFolderMemory(place.id);
  const own = [...(memory.snapshot === undefined ? [] : [memory.snapshot]), ...memory.changes];
  const through = own.at(-1)?.through ?? 0;
  try {
    const { remote } = openRemote(place);
    await remote.list();
    const envelope = keyEnvelope(await readKeys(place.id));
    const there = new Map<string, StoredRecord>();
    let files = 0;
    for (const file of own) {
      const said = readDeviceFileName(file.name);
      const bytes = await remote.read(file.name);
      const opened =
        said === undefined || bytes === undefined ? undefined : unpackDeviceFile(said, bytes, envelope);
      if (!opened?.ok) continue;
      files++;
      for (const record of opened.value.records) {
        const before = there.get(recordKey(record));
        there.set(
          recordKey(record),
          before === undefined ? record : mergeRecords(before, record, mergeTexts),
        );
      }
    }
    const missing = records.filter(({ record, revision }) => {
      if (revision > through || memory.came[recordKey(record)] === revision) return false;
      const standing = there.get(recordKey(record));
      return standing === undefined || !sameRecord(mergeRecords(record, standing, mergeTexts), standing);
    }).length;
    if (missing > 0 || files < own.length) {
      // Without a snapshot it can trust, this device writes a new one.
      const { snapshot: _, ...without } = memory;
      await writeFolderMemory(place.id, without);
    }
    return { name, files, missing };
  } catch {
    return { name, files: undefined, missing: 0 };
  }
}

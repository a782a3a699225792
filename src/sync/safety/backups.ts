import * as v from "valibot";
import { type Outcome, orThrow, success } from "../../storage/database/failure.ts";
import { deviceId } from "../../storage/device-id.ts";
import { listShelf, readLibrary, writeLibrary } from "../../storage/library/library.ts";
import { changedAfter } from "../../storage/records/revisions.ts";
import { type ExportFile, readExportFile, writeExportFile } from "../file/export-file.ts";
import { gunzip, gzip } from "../file/gzip.ts";

/*
 * Copies of all records as they stood on each of the last days something changed, on this device, so that a mistake of
 * yesterday can be looked at and undone. They lie in the library: they are not synced, for every device makes its own.
 */

const SHELF = "backups";
const DAYS = 7;
/** All of them together are not larger than this, in bytes; the oldest go first. */
const LARGEST = 64 * 1024 * 1024;

const backupSchema = v.object({
  /** When it was made, ISO 8601. */
  made: v.string(),
  /** Up to which revision. */
  through: v.number(),
  records: v.number(),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
});

/** A backup as it is listed; `day` is its name, such as "2026-11-25". */
export interface Backup {
  readonly day: string;
  readonly made: string;
  readonly records: number;
  /** In bytes, packed. */
  readonly size: number;
}

/** Makes the backup of a day, where there is none yet and something changed since the last. Throws StorageError. */
export async function backUp(now: Date): Promise<boolean> {
  const day = dayOf(now);
  const days = orThrow(await listShelf(SHELF));
  if (days.includes(day)) return false;
  const last = await read([...days].sort().at(-1));
  const all = orThrow(await changedAfter(0));
  if (all.records.length === 0 || all.through === last?.through) return false;
  const records = all.records.map(({ record }) => record);
  const made = now.toISOString();
  const bytes = gzip(writeExportFile({ device: orThrow(await deviceId()), made, records })).slice();
  const backup = { made, through: all.through, records: records.length, bytes };
  const gone = await tooMany([...days].sort(), bytes.length);
  orThrow(
    await writeLibrary(SHELF, { [day]: backup, ...Object.fromEntries(gone.map((one) => [one, undefined])) }),
  );
  return true;
}

/** The backups of this device, the newest first. */
export async function listBackups(): Promise<readonly Backup[]> {
  const days = await listShelf(SHELF);
  if (!days.ok) return [];
  const backups: Backup[] = [];
  for (const day of [...days.value].sort().reverse()) {
    const backup = await read(day);
    if (backup !== undefined)
      backups.push({ day, made: backup.made, records: backup.records, size: backup.bytes.length });
  }
  return backups;
}

/** A backup as the export file it is. */
export async function readBackup(day: string): Promise<Outcome<ExportFile, { readonly kind: "damaged" }>> {
  const backup = await read(day);
  const plain = backup === undefined ? undefined : gunzip(backup.bytes);
  const file = plain === undefined ? undefined : readExportFile(plain);
  return file?.ok ? success(file.value) : { ok: false, failure: { kind: "damaged" } };
}

async function read(day: string | undefined) {
  const found = day === undefined ? undefined : await readLibrary(SHELF, day);
  const backup = v.safeParse(backupSchema, found?.ok ? found.value : undefined);
  return backup.success ? backup.output : undefined;
}

/** Which go when another of so many bytes comes: all but the last days, and the oldest while all are too large. */
async function tooMany(days: readonly string[], next: number): Promise<readonly string[]> {
  const kept = days.slice(-(DAYS - 1));
  const gone = days.slice(0, days.length - kept.length);
  let total = next;
  const fits: string[] = [];
  for (const day of [...kept].reverse()) {
    total += (await read(day))?.bytes.length ?? 0;
    if (total <= LARGEST) fits.push(day);
    else gone.push(day);
  }
  return gone;
}

/** The day of a moment where this device is. */
function dayOf(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

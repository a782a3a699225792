import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import { recordKey, type StoredRecord } from "../../records/record.ts";
import { smallestEdit } from "../../records/smallest-edit.ts";
import { type Outcome, success } from "../database/failure.ts";
import { readShelfEntries, writeLibrary } from "../library/library.ts";
import type { LibraryWrite } from "../library/library-write.ts";

/**
 * Texts as they stood before another device's edit took something out of them. Merging keeps every insertion of both,
 * but a deletion elsewhere is a deletion here: what it took stays to be looked at.
 */
const VERSIONS = "text-versions";
const MOST = 20;
/** Milliseconds for which they stay. */
const KEPT = 90 * 24 * 60 * 60 * 1000;

const versionSchema = v.object({ field: v.string(), text: v.string(), at: v.number() });
export type TextVersion = v.InferOutput<typeof versionSchema>;

/** The versions to keep of a record that is merged: those of its texts that lose something by it. */
export function versionsLost(
  before: StoredRecord,
  after: StoredRecord,
  now: number,
): readonly LibraryWrite[] {
  return Object.entries(before.texts ?? {}).flatMap(([field, { text }]): readonly LibraryWrite[] => {
    const next = after.texts?.[field]?.text;
    return next === undefined ? [] : versionLost(before, field, text, next, now);
  });
}

/** The version to keep of a text that becomes another one; none where nothing is taken out of it. */
export function versionLost(
  record: Pick<StoredRecord, "collection" | "id">,
  field: string,
  text: string,
  next: string,
  now: number,
): readonly LibraryWrite[] {
  if (!losesBy(text, next)) return [];
  const value: TextVersion = { field, text, at: now };
  return [{ shelf: VERSIONS, id: `${recordKey(record)}/${now}/${field}/${hashOf(text)}`, value }];
}

/** Whether something of a text, other than space, is no longer in another. */
function losesBy(text: string, next: string): boolean {
  const { start, removed } = smallestEdit(text, next);
  return text.slice(start, start + removed).trim() !== "";
}

/** The versions of a record's texts, the last first; the oldest beyond twenty and those of long ago are let go of. */
export async function readVersions(
  record: Pick<StoredRecord, "collection" | "id">,
  now: number,
): Promise<Outcome<readonly TextVersion[]>> {
  const found = await readShelfEntries(VERSIONS);
  if (!found.ok) return found;
  const prefix = `${recordKey(record)}/`;
  const versions = found.value.flatMap(([id, value]) => {
    const version = v.safeParse(versionSchema, value);
    return id.startsWith(prefix) && version.success ? [{ id, version: version.output }] : [];
  });
  versions.sort((one, other) => other.version.at - one.version.at);
  const gone = versions.filter(({ version }, index) => index >= MOST || now - version.at > KEPT);
  if (gone.length > 0)
    await writeLibrary(VERSIONS, Object.fromEntries(gone.map(({ id }) => [id, undefined])));
  return success(versions.filter((one) => !gone.includes(one)).map(({ version }) => version));
}

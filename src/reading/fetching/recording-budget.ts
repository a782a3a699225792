import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { filesOnDevice, readFile, writeFiles } from "../../storage/library/kept-file.ts";
import { readShelfEntries, writeLibrary } from "../../storage/library/library.ts";
import { articles, loadReading } from "../reading-store.ts";
import { type KeptRecording, makeRoom } from "../rules/recording-room.ts";
import { ARTICLES, TEXTS, TROUBLES } from "../shelf-names.ts";
import { peekShelf } from "../shelf-store.ts";

const KEY = "recording-budget";
const MEGABYTE = 1_000_000;
/** Bytes that recordings may take together; `WITHOUT_END` is as much as the device has room for. */
export const WITHOUT_END = 0;
export const budgets = [200, 500, 1000, 2000, 5000].map((megabytes) => megabytes * MEGABYTE);
const USUAL = 1000 * MEGABYTE;

/** What recordings that can be fetched again take on this device, by their article; what is none of them takes 0. */
const SIZES = "recording-sizes";
const sizeSchema = v.object({ bytes: v.number() });

/** The bytes that recordings may take on this device; read by `loadRecordingBudget`. */
export const recordingBudget = signal(USUAL);
let read: Promise<void> | undefined;

/** Reads what was chosen, once. */
export function loadRecordingBudget(): Promise<void> {
  read ??= readDevice(KEY, v.number(), USUAL).then((bytes) => {
    recordingBudget.value = bytes;
  });
  return read;
}

/**
 * Chooses another budget; what did not fit into the one before is tried again. Both are on their way to the disk in the
 * task of the touch, for who chooses may leave at once.
 */
export async function chooseRecordingBudget(bytes: number): Promise<Outcome<undefined>> {
  recordingBudget.value = bytes;
  const written = writeDevice(KEY, bytes);
  await loadReading();
  const refused = [...articles.values()].filter(({ id }) => peekShelf(id).trouble?.kind === "over-budget");
  await writeLibrary(TROUBLES, Object.fromEntries(refused.map(({ id }) => [id, undefined])));
  return written;
}

/** The recordings on this device that can be fetched again. */
export async function keptRecordings(): Promise<readonly KeptRecording[]> {
  await loadReading();
  const [files, known] = await Promise.all([filesOnDevice(), readShelfEntries(SIZES)]);
  const sizes = new Map(known.ok ? known.value : []);
  const kept: KeptRecording[] = [];
  for (const key of files.ok ? files.value : []) {
    // Files that came by hand lie under another name than that of an article.
    const article = articles.peek(key);
    if (article === undefined) continue;
    const size = v.safeParse(sizeSchema, sizes.get(key));
    const bytes = size.success ? size.output.bytes : await measure(key);
    if (bytes > 0) kept.push({ article: key, bytes, heardAt: article.finishedAt });
  }
  return kept;
}

/** Notes what a file takes that an earlier version kept, or a page that ended before it was noted. */
async function measure(key: string): Promise<number> {
  const file = await readFile(key);
  const bytes = file?.type.startsWith("audio/") === true ? file.bytes.length : 0;
  await writeLibrary(SIZES, { [key]: { bytes } });
  return bytes;
}

/** Makes room within the budget, of recordings that were heard; false where there is none to be made. */
export async function makeRoomFor(article: string, bytes: number): Promise<boolean> {
  await loadRecordingBudget();
  if (recordingBudget.peek() === WITHOUT_END) return true;
  const kept = (await keptRecordings()).filter((one) => one.article !== article);
  const gone = makeRoom(kept, bytes, recordingBudget.peek());
  for (const one of gone ?? []) await removeRecording(one);
  return gone !== undefined;
}

/** Removes a recording from this device; its article says again that it is to be fetched. */
async function removeRecording(article: string): Promise<void> {
  // The file last but one: a page that ends in between leaves a recording that is found and measured again.
  await writeLibrary(ARTICLES, { [article]: undefined });
  await writeLibrary(TEXTS, { [article]: undefined });
  await writeFiles({ [article]: undefined });
  await writeLibrary(SIZES, { [article]: undefined });
}

/** Notes what a recording takes that was just kept. */
export async function noteRecording(article: string, bytes: number): Promise<void> {
  await writeLibrary(SIZES, { [article]: { bytes } });
}

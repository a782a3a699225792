import * as v from "valibot";
import { readShelfEntries, writeLibrary } from "../../storage/library/library.ts";

/** Calendars as they came while no window was open: they are read by a page, which has a worker that can be ended. */
const SHELF = "sent-calendars";

const sentSchema = v.object({
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
  contentType: v.string(),
  etag: v.string(),
  modified: v.string(),
});
export type SentCalendar = v.InferOutput<typeof sentSchema>;

/** Keeps what came of a calendar, in place of what came before. */
export async function keepSent(calendar: string, sent: SentCalendar): Promise<boolean> {
  return (await writeLibrary(SHELF, { [calendar]: sent })).ok;
}

/** Takes what came of the calendars, by their ids; it is handed over once. */
export async function takeSent(): Promise<ReadonlyMap<string, SentCalendar>> {
  const found = await readShelfEntries(SHELF);
  if (!found.ok || found.value.length === 0) return new Map();
  const sent = found.value.flatMap(([id, value]) => {
    const parsed = v.safeParse(sentSchema, value);
    return parsed.success ? [[id, parsed.output] as const] : [];
  });
  await writeLibrary(SHELF, Object.fromEntries(found.value.map(([id]) => [id, undefined])));
  return new Map(sent);
}

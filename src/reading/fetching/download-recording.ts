import * as v from "valibot";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { listShelf, readLibrary, writeLibrary } from "../../storage/library/library.ts";
import type { OutsidePage } from "../../web/outside-page.ts";
import { fetchPart } from "../../web/outside-part.ts";
import { typeOfBytes } from "../rules/type-of-bytes.ts";
import { RECORDING_PARTS } from "../shelf-names.ts";
import { tellDownload } from "./download-progress.ts";
import type { FetchTrouble } from "./fetch-trouble.ts";
import { makeRoomFor } from "./recording-budget.ts";

/** Bytes of a document at most. */
const LARGEST_DOCUMENT = 200 * 1024 * 1024;
/** Bytes of a recording at most, whatever room it may take: it lies in one piece of memory, as long as every browser has. */
const LARGEST_RECORDING = 2_000_000_000;
/** Bytes of the device's room that are left for everything else. */
const LEFT_FREE = 100 * 1024 * 1024;

const partSchema = v.object({
  from: v.number(),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
  total: v.number(),
  etag: v.string(),
  contentType: v.string(),
});
type Part = v.InferOutput<typeof partSchema>;
/** A part that lies on the disk, without its bytes: a recording may be larger than what memory holds twice. */
type KeptPart = Omit<Part, "bytes"> & { readonly length: number };

/**
 * Downloads a recording part by part, each on the disk before the next is asked for: what a tunnel or a crash breaks off
 * goes on where it was. A recording that has changed meanwhile is begun anew.
 */
export async function downloadRecording(
  article: string,
  address: string,
): Promise<Outcome<OutsidePage, FetchTrouble>> {
  try {
    let parts = await keptParts(article);
    for (;;) {
      const from = lengthOf(parts);
      const total = parts[0]?.total ?? 0;
      if (parts.length > 0 && from >= total) break;
      if (total > 0) tellDownload(article, from / total);
      const fetched = await fetchPart(address, from);
      if (!fetched.ok) return fetched;
      const { bytes, contentType, etag } = fetched.value;
      // Sent whole: by a server that knows no parts.
      const size = fetched.value.total ?? bytes.length;
      if (parts.length === 0) {
        if (isPage(fetched.value)) return failed({ kind: "wrong-type" });
        const toBeHeard = isRecording(fetched.value);
        if (size > (toBeHeard ? LARGEST_RECORDING : LARGEST_DOCUMENT))
          return failed({ kind: "too-large", of: "file" });
        if (toBeHeard && !(await makeRoomFor(article, size))) return failed({ kind: "over-budget" });
        if (!(await hasRoom(size))) return failed({ kind: "full" });
      }
      if (fetched.value.total === undefined)
        return success({ bytes, contentType, address: fetched.value.address });
      const hasChanged = parts.some((part) => part.total !== fetched.value.total || part.etag !== etag);
      if (hasChanged || bytes.length === 0) {
        await forgetParts(article);
        if (bytes.length === 0) return failed({ kind: "empty" });
        parts = [];
        continue;
      }
      const part: Part = { from, bytes, total: fetched.value.total, etag, contentType };
      const written = await writeLibrary(RECORDING_PARTS, { [keyOf(article, from)]: part });
      if (!written.ok) return failed({ kind: "full" });
      parts = [...parts, withoutBytes(part)];
    }
    const whole = await putTogether(article, parts);
    if (whole === undefined) return failed({ kind: "full" });
    return success({ bytes: whole, contentType: parts[0]?.contentType ?? "", address });
  } finally {
    tellDownload(article, undefined);
  }
}

/** Whether what begins so is to be heard; documents come in parts too. */
function isRecording({ contentType, bytes }: Pick<OutsidePage, "contentType" | "bytes">): boolean {
  return (typeOfBytes(bytes) ?? contentType).startsWith("audio/");
}

/** Whether what begins so is what its server says: a text, and neither recording nor document. */
function isPage({ contentType, bytes }: Pick<OutsidePage, "contentType" | "bytes">): boolean {
  return /^\s*text\//i.test(contentType) && typeOfBytes(bytes) === undefined;
}

function lengthOf(parts: readonly KeptPart[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function withoutBytes({ bytes, ...part }: Part): KeptPart {
  return { ...part, length: bytes.length };
}

/** All parts as one; undefined where memory or one of them is missing. */
async function putTogether(
  article: string,
  parts: readonly KeptPart[],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const whole = new Uint8Array(lengthOf(parts));
    for (const { from, length } of parts) {
      const part = await readPart(keyOf(article, from));
      if (part?.bytes.length !== length) return undefined;
      whole.set(part.bytes, from);
    }
    return whole;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function readPart(key: string): Promise<Part | undefined> {
  const found = await readLibrary(RECORDING_PARTS, key);
  const part = v.safeParse(partSchema, found.ok ? found.value : undefined);
  return part.success ? part.output : undefined;
}

function keyOf(article: string, from: number): string {
  return `${article}/${String(from).padStart(12, "0")}`;
}

/** What of a recording is here already, from its beginning without a gap. */
async function keptParts(article: string): Promise<readonly KeptPart[]> {
  const keys = await listShelf(RECORDING_PARTS, `${article}/`);
  const parts: KeptPart[] = [];
  for (const key of keys.ok ? keys.value : []) {
    const part = await readPart(key);
    if (part?.from === lengthOf(parts)) parts.push(withoutBytes(part));
  }
  return parts;
}

/** Lets go of the parts of a recording, once it is kept whole. */
export async function forgetParts(article: string): Promise<void> {
  const keys = await listShelf(RECORDING_PARTS, `${article}/`);
  if (keys.ok && keys.value.length > 0)
    await writeLibrary(RECORDING_PARTS, Object.fromEntries(keys.value.map((key) => [key, undefined])));
}

/** Whether the device has room for a recording, and for its parts while it is put together. */
async function hasRoom(bytes: number): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined || quota - usage > 2 * bytes + LEFT_FREE;
}

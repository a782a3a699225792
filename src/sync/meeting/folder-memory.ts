import * as v from "valibot";
import { stampSchema } from "../../records/record-schema.ts";

/** A file this device wrote and that stands: it holds what changed after revision `from`, up to `through`. */
const ownFileSchema = v.object({
  name: v.string(),
  size: v.number(),
  from: v.number(),
  through: v.number(),
});
export type OwnFile = v.InferOutput<typeof ownFileSchema>;

const stampByDevice = v.record(v.string(), stampSchema);

/** What is known of a device by its files. */
const knownDeviceSchema = v.object({
  name: v.string(),
  /** When it last wrote, ISO 8601. */
  made: v.string(),
  /** All that it wrote up to this stamp has been merged here. */
  upTo: v.optional(stampSchema),
  /** What its snapshot had seen of each device. */
  seen: stampByDevice,
  /** Whether files of it stood in the folder at the last meeting. */
  present: v.boolean(),
  /** The greatest counter of its files that was seen; 0 where it does not count. */
  counter: v.optional(v.number(), 0),
  /** Its files that together hold all it has said, as its newest file names them; none where it does not say. */
  standing: v.optional(v.array(v.string())),
  /** Whether a line of it is in quarantine: until a whole snapshot of it was merged, not all of it is here. */
  incomplete: v.optional(v.boolean(), false),
});
export type KnownDevice = v.InferOutput<typeof knownDeviceSchema>;

/** A file that is not merged by itself: somebody who has no key could have put it there. */
const heldFileSchema = v.object({
  name: v.string(),
  reason: v.picklist(["unencrypted", "rolled-back"]),
  /** What the device is called that it says it is of. */
  claims: v.string(),
});
export type HeldFile = v.InferOutput<typeof heldFileSchema>;

/** What this device remembers of a folder from one meeting to the next. */
export const folderMemorySchema = v.object({
  snapshot: v.optional(ownFileSchema),
  /** What changed since, each file after the one before. */
  changes: v.array(ownFileSchema),
  /** When this device last wrote there, in milliseconds since 1970. */
  wroteAt: v.number(),
  /** When it last wrote a snapshot. */
  snapshotAt: v.number(),
  /** Whether deletions that all have seen were looked for since. */
  tidied: v.boolean(),
  /** The name of the key its files are sealed with; "" for none. */
  sealedWith: v.string(),
  /** Names this device wrote or began to write; any other below its id is of another device. */
  written: v.array(v.string()),
  /** Own files that others took the place of, to be deleted at the next meeting. */
  superseded: v.array(v.string()),
  /** Files of others that were merged; a name is never used twice, so they need not be read again. */
  merged: v.array(v.string()),
  /** Files that could not be read at the last meeting; they may just not be whole yet. */
  unreadable: v.array(v.string()),
  /** Records that stand as they came from this folder, with their revision: nobody there need hear of them. */
  came: v.record(v.string(), v.number()),
  devices: v.record(v.string(), knownDeviceSchema),
  retired: stampByDevice,
  /** Counts the files this device wrote or began to write there; it only grows. */
  counter: v.optional(v.number(), 0),
  /** Files that wait for the person to say whether they are to be merged. */
  held: v.optional(v.array(heldFileSchema), []),
  /** Files the person said are to be merged. */
  agreed: v.optional(v.array(v.string()), []),
  /** Files that will never be read by this version, with their size and what they were tried with. */
  refused: v.optional(
    v.record(v.string(), v.object({ size: v.optional(v.number()), tried: v.string() })),
    {},
  ),
  /** Names of standing files of others that have gone; what they held was said again. */
  missed: v.optional(v.array(v.string()), []),
  /** Since when blobs are needed by no record, in milliseconds since 1970. */
  unneeded: v.record(v.string(), v.number()),
});
export type FolderMemory = v.InferOutput<typeof folderMemorySchema>;

export const noMemory: FolderMemory = {
  changes: [],
  wroteAt: 0,
  snapshotAt: 0,
  tidied: false,
  sealedWith: "",
  written: [],
  superseded: [],
  merged: [],
  unreadable: [],
  came: {},
  devices: {},
  retired: {},
  counter: 0,
  held: [],
  agreed: [],
  refused: {},
  missed: [],
  unneeded: {},
};

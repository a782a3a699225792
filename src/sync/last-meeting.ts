import * as v from "valibot";

/** When this device last met the others at a place, and up to which stamp its records stand there. */
export const lastMeetingSchema = v.object({
  at: v.number(),
  stamp: v.string(),
  /** Milliseconds by which a write lies ahead of then, where the date of the device that wrote it must be wrong; else 0. */
  ahead: v.optional(v.number(), 0),
});
export type LastMeeting = v.InferOutput<typeof lastMeetingSchema>;

/** Why a meeting did not work out, or not wholly. */
export type SyncTrouble = "unreachable" | "refused" | "full" | "failed" | "storage" | "damaged-file";

import * as v from "valibot";

/** When this device last met the others at a place, and up to which stamp its records stand there. */
export const lastMeetingSchema = v.object({ at: v.number(), stamp: v.string() });
export type LastMeeting = v.InferOutput<typeof lastMeetingSchema>;

/** Why a meeting did not work out, or not wholly. */
export type SyncTrouble = "unreachable" | "refused" | "full" | "failed" | "storage" | "damaged-file";

import * as v from "valibot";

/** When this device last met the others at a place, and up to which revision its records stand there. */
export const lastMeetingSchema = v.object({
  at: v.number(),
  through: v.optional(v.number(), 0),
  /** Milliseconds by which a write lies ahead of then, where the date of the device that wrote it must be wrong; else 0. */
  ahead: v.optional(v.number(), 0),
});
export type LastMeeting = v.InferOutput<typeof lastMeetingSchema>;

import * as v from "valibot";

/** What a meeting did, for people who look for what went wrong: no address, no secret, nothing of what was written. */
export const meetingLogSchema = v.object({
  /** ISO 8601. */
  at: v.string(),
  place: v.string(),
  milliseconds: v.number(),
  requests: v.number(),
  /** In bytes. */
  up: v.number(),
  down: v.number(),
  mergedFiles: v.number(),
  wrote: v.boolean(),
  trouble: v.string(),
});
export type MeetingLog = v.InferOutput<typeof meetingLogSchema>;

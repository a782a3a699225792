import * as v from "valibot";

/** What the device has of an address already, in the server's own words. */
export const conditionsSchema = v.object({
  etag: v.optional(v.pipe(v.string(), v.maxLength(1024), v.regex(/^[\x20-\x7e]*$/))),
  modified: v.optional(v.pipe(v.string(), v.maxLength(100), v.regex(/^[\x20-\x7e]*$/))),
});
export type FetchConditions = v.InferOutput<typeof conditionsSchema>;

/** What the app asks its gateway for: a feed, unless it has this version of it. */
export const feedRequestSchema = v.object({
  address: v.string(),
  conditions: v.optional(conditionsSchema, {}),
});

/** Headers of the gateway's answer: what the server calls this version, and where it says the address is for good. */
export const feedHeaders = {
  etag: "x-wayside-etag",
  modified: "x-wayside-modified",
  unchanged: "x-wayside-unchanged",
  movedTo: "x-wayside-moved-to",
} as const;

import * as v from "valibot";

/** Bytes of a file asked for at once: so few that a tunnel costs little, so many that a talk is twenty requests. */
export const PART_BYTES = 4 * 1024 * 1024;

/** What the app asks its gateway for: some bytes of a file (RFC 9110, 14), both ends counted. */
export const partRequestSchema = v.object({
  address: v.string(),
  from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 40)),
});

/** Headers of the gateway's answer. */
export const partHeaders = {
  /** How many bytes the whole file has; "" where it was sent whole. */
  total: "x-wayside-total",
  /** What the server calls this version of it. */
  etag: "x-wayside-etag",
} as const;

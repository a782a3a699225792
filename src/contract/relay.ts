import * as v from "valibot";

/*
 * How the app reaches a server that keeps files and does not answer browsers (no CORS, or only in a home network): it
 * hands the request to its gateway, which sends it on as it is, under the same guard as everything it fetches.
 */

export const relayMethods = ["GET", "PUT", "DELETE", "PROPFIND", "MKCOL", "POST", "PATCH", "HEAD"] as const;

/** Headers of a request that are sent on. */
export const relayedHeaders =
  /^(?:accept|authorization|content-type|depth|x-amz-[a-z0-9-]+|x-github-[a-z-]+)$/;
/** Headers of an answer that are handed back. */
export const answeredHeaders = /^(?:retry-after|x-ratelimit-(?:remaining|reset))$/;

/** What stands in the header `x-wayside-relay` of a request, as JSON in percent-encoding. */
export const relayRequestSchema = v.object({
  method: v.picklist(relayMethods),
  address: v.pipe(v.string(), v.maxLength(8192)),
  headers: v.record(v.pipe(v.string(), v.regex(relayedHeaders)), v.pipe(v.string(), v.maxLength(8192))),
});
export type RelayRequest = v.InferOutput<typeof relayRequestSchema>;

/** What stands in the header `x-wayside-answer` of the gateway's answer, written alike. */
export const relayAnswerSchema = v.object({
  status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  headers: v.record(v.string(), v.string()),
});
export type RelayAnswer = v.InferOutput<typeof relayAnswerSchema>;

export const relayHeader = "x-wayside-relay";
export const answerHeader = "x-wayside-answer";

/** Larger bodies, in mebibytes, are not handed on either way. */
export const RELAY_MEBIBYTES = 256;
export const RELAY_SECONDS = 120;

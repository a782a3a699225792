import * as v from "valibot";
import { fetchKinds } from "./fetch-limits.ts";

/** Why the gateway could not fetch an address, but for a limit and a status, which say more. */
const refusals = [
  "not-an-address",
  "not-web",
  "private-address",
  "unreachable",
  "wrong-type",
  "too-many-redirects",
] as const;
const limits = ["timeout", "too-large"] as const;
/** Why the app did not even get an answer. */
const unasked = ["offline", "no-gateway", "token-needed"] as const;

export type Refusal = (typeof refusals)[number] | (typeof limits)[number] | "status";

/** Why something of the web could not be had: the one list, as it stands in storage, in memory and behind the texts. */
export const fetchFailureSchema = v.union([
  v.object({
    kind: v.literal("status"),
    status: v.number(),
    /** Seconds after which the server wants to be asked again. */
    retryAfter: v.optional(v.number()),
  }),
  v.object({ kind: v.picklist(limits), of: v.optional(v.picklist(fetchKinds), "page") }),
  v.object({ kind: v.picklist([...refusals, ...unasked]) }),
]);
export type FetchFailure = v.InferOutput<typeof fetchFailureSchema>;

/** The gateway's answer where it did not fetch; what was asked for is known to the one who asked. */
export const refusalSchema = v.object({
  reason: v.picklist([...refusals, ...limits, "status"]),
  status: v.optional(v.number(), 0),
  retryAfter: v.optional(v.number()),
});

/** Whether waiting alone may help, so that it is tried again without being asked. */
export function isTemporary(failure: FetchFailure): boolean {
  if (failure.kind === "status") return failure.status === 429 || failure.status >= 500;
  return [...unasked, "unreachable", "timeout"].includes(failure.kind);
}

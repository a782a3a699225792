import * as v from "valibot";
import { type FetchFailure, refusalSchema } from "../contract/fetch-failure.ts";
import { bytesOf, type FetchKind, fetchLimits } from "../contract/fetch-limits.ts";
import { failed, type Outcome, success } from "../storage/database/failure.ts";
import { askGateway, findGateway, gatewayPresence } from "./gateway-access.ts";

export interface OutsidePage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where it was found in the end, after redirects. */
  readonly address: string;
  readonly contentType: string;
}

/** Milliseconds by which the app waits longer than the gateway, whose own answer says more. */
const LONGER = 3000;
export const patienceFor = (kind: FetchKind): number => fetchLimits[kind].seconds * 1000 + LONGER;

/** These answer a browser's own request from any page (CORS). */
const openHosts = new Set(["raw.githubusercontent.com", "gist.githubusercontent.com", "api.github.com"]);

/**
 * Fetches a page or a picture of the web: from its host where that answers browsers, else through the gateway,
 * else straight, for what it is worth. Never throws.
 */
export async function fetchOutside(
  address: string,
  kind: FetchKind = "page",
): Promise<Outcome<OutsidePage, FetchFailure>> {
  if (!URL.canParse(address)) return failed({ kind: "not-an-address" });
  if (!navigator.onLine) return failed({ kind: "offline" });
  if (openHosts.has(new URL(address).hostname)) return fetchStraight(address, kind);
  const presence = gatewayPresence.value === "present" ? "present" : await findGateway();
  switch (presence) {
    case "present":
      return fetchThroughGateway(address, kind);
    case "token-needed":
      return failed({ kind: "token-needed" });
    case "absent": {
      const straight = await fetchStraight(address, kind);
      return straight.ok || straight.failure.kind === "status" ? straight : failed({ kind: "no-gateway" });
    }
    default:
      return failed({ kind: "offline" });
  }
}

async function fetchStraight(address: string, kind: FetchKind): Promise<Outcome<OutsidePage, FetchFailure>> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(patienceFor(kind)),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) return failed({ kind: "status", status: response.status });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > bytesOf(fetchLimits[kind])) return failed({ kind: "too-large", of: kind });
    return success({ bytes, address: response.url, contentType: response.headers.get("content-type") ?? "" });
  } catch (error) {
    return failed(isTimeout(error) ? { kind: "timeout", of: kind } : { kind: "unreachable" });
  }
}

async function fetchThroughGateway(
  address: string,
  kind: FetchKind,
): Promise<Outcome<OutsidePage, FetchFailure>> {
  try {
    const response = await askGateway(kind, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address }),
      signal: AbortSignal.timeout(patienceFor(kind)),
    });
    if (response.ok) {
      return success({
        bytes: new Uint8Array(await response.arrayBuffer()),
        address: response.headers.get("x-wayside-address") ?? address,
        contentType: response.headers.get("x-wayside-type") ?? "",
      });
    }
    if (response.status === 401) return failed({ kind: "token-needed" });
    return failed(readRefusal(await response.json().catch(() => undefined), kind));
  } catch (error) {
    return failed(isTimeout(error) ? { kind: "timeout", of: kind } : { kind: "offline" });
  }
}

export function readRefusal(body: unknown, of: FetchKind): FetchFailure {
  const refusal = v.safeParse(refusalSchema, body);
  if (!refusal.success) return { kind: "unreachable" };
  const { reason, status, retryAfter } = refusal.output;
  switch (reason) {
    case "status":
      return { kind: "status", status, ...(retryAfter === undefined ? {} : { retryAfter }) };
    case "timeout":
    case "too-large":
      return { kind: reason, of };
    default:
      return { kind: reason };
  }
}

export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}

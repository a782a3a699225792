import * as v from "valibot";
import { failed, type Outcome, success } from "./failure.ts";
import { askGateway, gatewayPresence, lookForGateway } from "./gateway-access.ts";

/** Why a page of the web could not be had. */
export type OutsideFailure =
  | { readonly kind: "offline" }
  | { readonly kind: "no-gateway" }
  | { readonly kind: "token-needed" }
  | { readonly kind: "not-an-address" }
  | { readonly kind: "not-web" }
  | { readonly kind: "private-address" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "timeout" }
  | { readonly kind: "too-large" }
  | { readonly kind: "wrong-type" }
  | { readonly kind: "status"; readonly status: number };

export interface OutsidePage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where it was found in the end, after redirects. */
  readonly address: string;
  readonly contentType: string;
}

/** A page of text, a picture of one, or a document or recording as a file. */
export type OutsideKind = "page" | "picture" | "file";

/** Milliseconds to wait, and bytes to take at most. */
const limits: Readonly<Record<OutsideKind, { readonly patience: number; readonly largest: number }>> = {
  page: { patience: 15_000, largest: 8 * 1024 * 1024 },
  picture: { patience: 15_000, largest: 8 * 1024 * 1024 },
  file: { patience: 180_000, largest: 200 * 1024 * 1024 },
};
/** These answer a browser's own request from any page (CORS). */
const openHosts = new Set(["raw.githubusercontent.com", "gist.githubusercontent.com", "api.github.com"]);

const refusalSchema = v.object({ reason: v.string(), status: v.optional(v.number(), 0) });
const plainKinds = v.picklist([
  "not-an-address",
  "not-web",
  "private-address",
  "unreachable",
  "timeout",
  "too-large",
  "wrong-type",
]);

/**
 * Fetches a page or a picture of the web: from its host where that answers browsers, else through the gateway,
 * else straight, for what it is worth. Never throws.
 */
export async function fetchOutside(
  address: string,
  kind: OutsideKind = "page",
): Promise<Outcome<OutsidePage, OutsideFailure>> {
  if (!URL.canParse(address)) return failed({ kind: "not-an-address" });
  if (!navigator.onLine) return failed({ kind: "offline" });
  if (openHosts.has(new URL(address).hostname)) return fetchStraight(address, kind);
  const presence = gatewayPresence.value === "present" ? "present" : await lookForGateway();
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

async function fetchStraight(
  address: string,
  kind: OutsideKind,
): Promise<Outcome<OutsidePage, OutsideFailure>> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(limits[kind].patience),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) return failed({ kind: "status", status: response.status });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > limits[kind].largest) return failed({ kind: "too-large" });
    return success({ bytes, address: response.url, contentType: response.headers.get("content-type") ?? "" });
  } catch (error) {
    return failed({ kind: isTimeout(error) ? "timeout" : "unreachable" });
  }
}

async function fetchThroughGateway(
  address: string,
  kind: OutsideKind,
): Promise<Outcome<OutsidePage, OutsideFailure>> {
  try {
    const response = await askGateway(kind, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address }),
      signal: AbortSignal.timeout(limits[kind].patience),
    });
    if (response.ok) {
      return success({
        bytes: new Uint8Array(await response.arrayBuffer()),
        address: response.headers.get("x-wayside-address") ?? address,
        contentType: response.headers.get("x-wayside-type") ?? "",
      });
    }
    if (response.status === 401) return failed({ kind: "token-needed" });
    return failed(readRefusal(await response.json().catch(() => undefined)));
  } catch (error) {
    return failed({ kind: isTimeout(error) ? "timeout" : "offline" });
  }
}

function readRefusal(body: unknown): OutsideFailure {
  const refusal = v.safeParse(refusalSchema, body);
  if (!refusal.success) return { kind: "unreachable" };
  const { reason, status } = refusal.output;
  if (reason === "status") return { kind: "status", status };
  const plain = v.safeParse(plainKinds, reason);
  return { kind: plain.success ? plain.output : "unreachable" };
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}

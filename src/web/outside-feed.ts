import { type FetchConditions, feedHeaders } from "../contract/feed-request.ts";
import type { FetchFailure } from "../contract/fetch-failure.ts";
import { bytesOf, fetchLimits } from "../contract/fetch-limits.ts";
import { retryAfter } from "../contract/retry-after.ts";
import { failed, type Outcome, success } from "../storage/database/failure.ts";
import { askGateway, findGateway, gatewayPresence } from "./gateway-access.ts";
import { isTimeout, type OutsidePage, patienceFor, readRefusal } from "./outside-page.ts";

/** A feed as it was sent, with what its server calls this version; "unchanged" where the device has it. */
export type OutsideFeed =
  | "unchanged"
  | (OutsidePage &
      Required<FetchConditions> & {
        /** Where the feed is from now on, where its server says so; "" where it does not, or a browser hides it. */
        readonly movedTo: string;
      });

/**
 * Fetches a feed or a calendar, unless it is as the device has it: through the gateway, for few feeds answer browsers;
 * straight where there is none. Never throws.
 */
export async function fetchFeed(
  address: string,
  conditions: FetchConditions,
): Promise<Outcome<OutsideFeed, FetchFailure>> {
  if (!URL.canParse(address)) return failed({ kind: "not-an-address" });
  if (!navigator.onLine) return failed({ kind: "offline" });
  const presence = gatewayPresence.value === "present" ? "present" : await findGateway();
  switch (presence) {
    case "present":
      return throughGateway(address, conditions);
    case "token-needed":
      return failed({ kind: "token-needed" });
    case "absent": {
      const answer = await straight(address, conditions);
      return answer.ok || answer.failure.kind === "status" ? answer : failed({ kind: "no-gateway" });
    }
    default:
      return failed({ kind: "offline" });
  }
}

/** Whether nothing of the web can be had now: there is no network, or the gateway does not answer. */
export async function isCutOff(): Promise<boolean> {
  return !navigator.onLine || (await findGateway()) === "unreachable";
}

async function throughGateway(
  address: string,
  conditions: FetchConditions,
): Promise<Outcome<OutsideFeed, FetchFailure>> {
  try {
    const response = await askGateway("feed", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address, conditions }),
      signal: AbortSignal.timeout(patienceFor("feed")),
    });
    const header = (name: string): string => response.headers.get(name) ?? "";
    if (response.ok) {
      if (header(feedHeaders.unchanged) !== "") return success("unchanged");
      return success({
        bytes: new Uint8Array(await response.arrayBuffer()),
        address: header("x-wayside-address") || address,
        contentType: header("x-wayside-type"),
        etag: header(feedHeaders.etag),
        modified: header(feedHeaders.modified),
        movedTo: header(feedHeaders.movedTo),
      });
    }
    if (response.status === 401) return failed({ kind: "token-needed" });
    return failed(readRefusal(await response.json().catch(() => undefined), "feed"));
  } catch (error) {
    return failed(isTimeout(error) ? { kind: "timeout", of: "feed" } : { kind: "offline" });
  }
}

async function straight(
  address: string,
  { etag = "", modified = "" }: FetchConditions,
): Promise<Outcome<OutsideFeed, FetchFailure>> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(patienceFor("feed")),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: {
        ...(etag === "" ? {} : { "if-none-match": etag }),
        ...(modified === "" ? {} : { "if-modified-since": modified }),
      },
    });
    if (response.status === 304) return success("unchanged");
    if (!response.ok) {
      const wait = retryAfter(response.headers.get("retry-after") ?? "", Date.now());
      return failed({
        kind: "status",
        status: response.status,
        ...(wait === undefined ? {} : { retryAfter: wait }),
      });
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > bytesOf(fetchLimits.feed)) return failed({ kind: "too-large", of: "feed" });
    return success({
      bytes,
      address: response.url,
      contentType: response.headers.get("content-type") ?? "",
      etag: response.headers.get("etag") ?? "",
      modified: response.headers.get("last-modified") ?? "",
      movedTo: "",
    });
  } catch (error) {
    return failed(isTimeout(error) ? { kind: "timeout", of: "feed" } : { kind: "unreachable" });
  }
}

import type { FetchFailure } from "../contract/fetch-failure.ts";
import { PART_BYTES, partHeaders } from "../contract/part-request.ts";
import { failed, type Outcome, success } from "../storage/database/failure.ts";
import { askGateway, findGateway, gatewayPresence } from "./gateway-access.ts";
import { isTimeout, type OutsidePage, patienceFor, readRefusal } from "./outside-page.ts";

/** Some bytes of a file; `total` is undefined where the server sent it whole. */
export interface OutsidePart extends OutsidePage {
  readonly total: number | undefined;
  readonly etag: string;
}

/** Fetches the bytes of a file from one on, a part of it: through the gateway, else straight. Never throws. */
export async function fetchPart(address: string, from: number): Promise<Outcome<OutsidePart, FetchFailure>> {
  if (!navigator.onLine) return failed({ kind: "offline" });
  const presence = gatewayPresence.value === "present" ? "present" : await findGateway();
  if (presence === "token-needed") return failed({ kind: "token-needed" });
  if (presence === "absent") return straight(address, from);
  if (presence !== "present") return failed({ kind: "offline" });
  try {
    const response = await askGateway("part", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address, from }),
      signal: AbortSignal.timeout(patienceFor("file")),
    });
    if (response.status === 401) return failed({ kind: "token-needed" });
    if (!response.ok) return failed(readRefusal(await response.json().catch(() => undefined), "file"));
    const total = response.headers.get(partHeaders.total);
    return success({
      bytes: new Uint8Array(await response.arrayBuffer()),
      address: response.headers.get("x-wayside-address") ?? address,
      contentType: response.headers.get("x-wayside-type") ?? "",
      total: total === null ? undefined : Number(total),
      etag: response.headers.get(partHeaders.etag) ?? "",
    });
  } catch (error) {
    return failed(isTimeout(error) ? { kind: "timeout", of: "file" } : { kind: "offline" });
  }
}

async function straight(address: string, from: number): Promise<Outcome<OutsidePart, FetchFailure>> {
  try {
    const response = await fetch(address, {
      headers: { range: `bytes=${from}-${from + PART_BYTES - 1}` },
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(patienceFor("file")),
    });
    if (!response.ok) return failed({ kind: "status", status: response.status });
    const range = /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
    return success({
      bytes: new Uint8Array(await response.arrayBuffer()),
      address: response.url,
      contentType: response.headers.get("content-type") ?? "",
      total: response.status === 206 && range !== undefined ? Number(range) : undefined,
      etag: response.headers.get("etag") ?? "",
    });
  } catch {
    return failed({ kind: "no-gateway" });
  }
}

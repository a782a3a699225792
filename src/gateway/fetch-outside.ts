import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Dispatcher, request } from "undici";
import type { FetchConditions } from "../contract/feed-request.ts";
import type { Refusal } from "../contract/fetch-failure.ts";
import { bytesOf, type FetchLimit } from "../contract/fetch-limits.ts";
import { PART_BYTES } from "../contract/part-request.ts";
import { retryAfter } from "../contract/retry-after.ts";
import { PrivateAddressError } from "./guarded-connection.ts";

export class FetchError extends Error {
  override readonly name = "FetchError";
  constructor(
    readonly reason: Refusal,
    message: string,
    readonly status?: number,
    /** Seconds after which the server wants to be asked again. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

export interface FetchRules {
  readonly agent: Dispatcher;
  readonly limit: FetchLimit;
  /**
   * Whether a media type (lower case, no parameters; "" where none is named) may be handed on; a server that knows
   * ranges sends a part, another the whole.
   */
  accepts(type: string, isPart: boolean): boolean;
  /** What the server is told we take. */
  readonly accept: string;
  /** What the device has already, so that it is only sent where it has changed (RFC 9110, 13). */
  readonly conditions?: FetchConditions;
  /** The first byte wanted; a server that knows no ranges sends the whole file. */
  readonly from?: number;
}

export interface Fetched {
  readonly address: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Whether nothing has changed; there are no bytes then. */
  readonly isUnchanged: boolean;
  /** What the server calls this version, for the next request; "" where it does not. */
  readonly etag: string;
  readonly modified: string;
  /** Of a part, how many bytes the whole has. */
  readonly total?: number;
  /** Where the address is to be found from now on, where its server says that it has moved for good. */
  readonly movedTo?: string;
}

const MOST_REDIRECTS = 5;
const LONGEST_ADDRESS = 8192;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Moved Permanently and Permanent Redirect (RFC 9110, 15.4.2 and 15.4.9). */
const lastingRedirects = new Set([301, 308]);

/** Fetches an address of the web under guard. Throws FetchError, and nothing else. */
export async function fetchOutside(address: string, rules: FetchRules): Promise<Fetched> {
  const signal = AbortSignal.timeout(rules.limit.seconds * 1000);
  try {
    let url = webAddress(address);
    // As far as each step is for good; what stands behind a passing one is not.
    let movedTo: string | undefined;
    let isLasting = true;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await request(url, {
        dispatcher: rules.agent,
        signal,
        headers: {
          accept: rules.accept,
          "accept-encoding": "gzip, deflate, br",
          "accept-language": "en,zh;q=0.8,*;q=0.5",
          ...conditional(rules.conditions),
          ...(rules.from === undefined
            ? {}
            : { range: `bytes=${rules.from}-${rules.from + PART_BYTES - 1}`, "accept-encoding": "identity" }),
          "user-agent": "Mozilla/5.0 (compatible; Wayside/0.1; personal reading queue)",
        },
      });
      // A body that is given up emits an error after nobody listens any more; that must not end the process.
      response.body.on("error", () => undefined);
      const location = headerText(response, "location");
      if (redirects.has(response.statusCode) && location !== "") {
        response.body.destroy();
        url = webAddress(location, url);
        isLasting &&= lastingRedirects.has(response.statusCode);
        if (isLasting) movedTo = url.href;
        continue;
      }
      const fetched = await readResponse(response, url, rules, signal);
      return movedTo === undefined ? fetched : { ...fetched, movedTo };
    }
    throw new FetchError("too-many-redirects", `more than ${MOST_REDIRECTS} redirects`);
  } catch (error) {
    throw asFetchError(error, signal);
  }
}

function conditional({ etag = "", modified = "" }: FetchConditions = {}): Record<string, string> {
  return {
    ...(etag === "" ? {} : { "if-none-match": etag }),
    ...(modified === "" ? {} : { "if-modified-since": modified }),
  };
}

/** An address of the web without what does not belong into a request. Throws FetchError. */
export function webAddress(address: string, base?: URL): URL {
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address, base)) {
    throw new FetchError("not-an-address", "not an address");
  }
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new FetchError("not-web", url.protocol);
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}

async function readResponse(
  response: Dispatcher.ResponseData,
  url: URL,
  rules: FetchRules,
  signal: AbortSignal,
): Promise<Fetched> {
  const refuse = (reason: Refusal, message: string, status?: number): never => {
    response.body.destroy();
    throw new FetchError(reason, message, status);
  };
  const known = { etag: headerText(response, "etag"), modified: headerText(response, "last-modified") };
  if (response.statusCode === 304 && rules.conditions !== undefined) {
    response.body.destroy();
    return { address: url.href, contentType: "", bytes: new Uint8Array(), isUnchanged: true, ...known };
  }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headerText(response, "content-range"));
  const isPart = response.statusCode === 206 && rules.from !== undefined && Number(range?.[1]) === rules.from;
  if (response.statusCode !== 200 && !isPart) {
    response.body.destroy();
    const wait = retryAfter(headerText(response, "retry-after"), Date.now());
    throw new FetchError("status", `status ${response.statusCode}`, response.statusCode, wait);
  }
  const contentType = headerText(response, "content-type");
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!rules.accepts(type, isPart)) refuse("wrong-type", type);
  if (Number(headerText(response, "content-length")) > bytesOf(rules.limit))
    refuse("too-large", "announced too large");
  const stream = decompressed(response.body, headerText(response, "content-encoding"));
  if (stream === undefined) return refuse("wrong-type", "unknown content encoding");
  return {
    address: url.href,
    contentType,
    bytes: await readLimited(stream, response.body, bytesOf(rules.limit), signal),
    isUnchanged: false,
    ...known,
    ...(isPart ? { total: Number(range?.[2]) } : {}),
  };
}

/** A body as it was before it was compressed for the way; undefined for an encoding that is not known. */
export function decompressed(body: Readable, encoding: string): Readable | undefined {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return body;
    case "gzip":
    case "x-gzip":
      return body.pipe(createGunzip());
    case "deflate":
      return body.pipe(createInflate());
    case "br":
      return body.pipe(createBrotliDecompress());
    default:
      return undefined;
  }
}

/** All of a stream, up to a number of bytes. Throws where it is more, breaks or takes too long. */
export async function readLimited(
  stream: Readable,
  body: Readable,
  largest: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const stop = (error: Error): void => void stream.destroy(error);
  const onAbort = (): void => stop(new FetchError("timeout", "out of time"));
  // A pipe does not carry its source's failure along.
  body.on("error", stop);
  stream.on("error", () => undefined);
  signal.addEventListener("abort", onAbort);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > largest) throw new FetchError("too-large", `more than ${largest} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    signal.removeEventListener("abort", onAbort);
    stream.destroy();
    body.destroy();
  }
}

function headerText(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** Why a request failed, whatever was thrown. */
export function asFetchError(error: unknown, signal: AbortSignal): FetchError {
  if (error instanceof FetchError) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddressError) return new FetchError("private-address", "a private address");
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (signal.aborted || code.includes("TIMEOUT")) return new FetchError("timeout", "out of time");
  return new FetchError("unreachable", error instanceof Error ? error.message : "no answer");
}

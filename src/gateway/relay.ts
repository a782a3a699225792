import type { Context } from "hono";
import { type Dispatcher, request } from "undici";
import * as v from "valibot";
import {
  answeredHeaders,
  answerHeader,
  RELAY_MEBIBYTES,
  RELAY_SECONDS,
  type RelayAnswer,
  relayHeader,
  relayRequestSchema,
} from "../contract/relay.ts";
import { asFetchError, decompressed, FetchError, readLimited, webAddress } from "./fetch-outside.ts";

/**
 * Sends a request of the app on to a server that keeps its files, and hands its answer back: never as a page of this
 * origin, and no redirect followed, for it could lead the credentials elsewhere.
 */
export async function relay(context: Context, agent: Dispatcher): Promise<Response> {
  const said = v.safeParse(relayRequestSchema, readHeader(context.req.header(relayHeader)));
  if (!said.success) return context.json({ reason: "not-an-address" }, 400);
  const { method, address, headers } = said.output;
  const signal = AbortSignal.timeout(RELAY_SECONDS * 1000);
  try {
    const url = webAddress(address);
    const body = new Uint8Array(await context.req.arrayBuffer());
    const response = await request(url, {
      dispatcher: agent,
      signal,
      method: method as Dispatcher.HttpMethod,
      headers: { ...headers, "user-agent": "Wayside/0.1 (a gateway)" },
      body: ["GET", "HEAD"].includes(method) ? null : body,
    });
    response.body.on("error", () => undefined);
    const encoding = response.headers["content-encoding"];
    const stream = decompressed(response.body, typeof encoding === "string" ? encoding : "");
    if (stream === undefined) throw new FetchError("wrong-type", "unknown content encoding");
    const bytes = await readLimited(stream, response.body, RELAY_MEBIBYTES * 1024 * 1024, signal);
    const answer: RelayAnswer = {
      status: response.statusCode,
      headers: Object.fromEntries(
        Object.entries(response.headers).flatMap(([name, value]) =>
          answeredHeaders.test(name) && typeof value === "string" ? [[name, value]] : [],
        ),
      ),
    };
    return context.body(Uint8Array.from(bytes), 200, {
      "content-type": "application/octet-stream",
      [answerHeader]: encodeURIComponent(JSON.stringify(answer)),
    });
  } catch (error) {
    const { reason } = asFetchError(error, signal);
    return context.json({ reason }, 422);
  }
}

function readHeader(text: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ""));
  } catch {
    return undefined;
  }
}

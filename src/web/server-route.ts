import * as v from "valibot";
import { refusalSchema } from "../contract/fetch-failure.ts";
import { answerHeader, RELAY_SECONDS, relayAnswerSchema, relayHeader } from "../contract/relay.ts";
import { RemoteError } from "../remotes/remote.ts";
import type { RemoteRequest, Send } from "../remotes/send.ts";
import { askGateway } from "./gateway-access.ts";

const PATIENCE = (RELAY_SECONDS + 5) * 1000;

/**
 * The way to a server that keeps files: straight where it answers browsers; through the gateway where it does not, or
 * has no encryption, which pages may not use.
 */
export class ServerRoute {
  constructor(
    /** Whether it goes through the gateway; known from before, or found out by the first answer. */
    public viaGateway: boolean,
  ) {}

  readonly send: Send = async (request) => {
    if (this.viaGateway || request.address.startsWith("http:")) {
      const answer = await relayed(request);
      this.viaGateway = true;
      return answer;
    }
    try {
      return await straight(request);
    } catch (error) {
      if (error instanceof DOMException && error.name === "TimeoutError")
        throw new RemoteError("unreachable", "no answer in time");
      if (!navigator.onLine) throw new RemoteError("unreachable", "no network");
      const answer = await relayed(request);
      this.viaGateway = true;
      return answer;
    }
  };
}

function straight({ method, address, headers, body }: RemoteRequest): Promise<Response> {
  return fetch(address, {
    method,
    headers,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.slice() }),
  });
}

async function relayed({ method, address, headers, body }: RemoteRequest): Promise<Response> {
  let response: Response;
  try {
    response = await askGateway("relay", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        [relayHeader]: encodeURIComponent(JSON.stringify({ method, address, headers })),
      },
      signal: AbortSignal.timeout(PATIENCE),
      body: body === undefined ? "" : typeof body === "string" ? body : body.slice(),
    });
  } catch (error) {
    throw new RemoteError("unreachable", error instanceof Error ? error.message : "no answer");
  }
  const answer = v.safeParse(relayAnswerSchema, readHeader(response.headers.get(answerHeader)));
  if (!answer.success) throw await whyNot(response);
  const { status } = answer.output;
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : await response.arrayBuffer(), {
    status,
    headers: answer.output.headers,
  });
}

async function whyNot(response: Response): Promise<RemoteError> {
  if (response.status === 401) return new RemoteError("unreachable", "the gateway wants its token");
  const refusal = v.safeParse(refusalSchema, await response.json().catch(() => undefined));
  if (!refusal.success)
    return new RemoteError(
      "unreachable",
      "the server does not answer browsers, and no gateway is there to ask it",
    );
  const { reason } = refusal.output;
  if (reason === "private-address")
    return new RemoteError(
      "unreachable",
      "the gateway may not reach this address: it stands not in WAYSIDE_ALLOW",
    );
  if (reason === "too-large") return new RemoteError("too-large", "the file is too large for the gateway");
  return new RemoteError("unreachable", `the gateway could not reach it: ${reason}`);
}

function readHeader(text: string | null): unknown {
  try {
    return JSON.parse(decodeURIComponent(text ?? ""));
  } catch {
    return undefined;
  }
}

import { RemoteError } from "./remote.ts";

/** A request to a server that keeps files. */
export interface RemoteRequest {
  readonly method: "GET" | "PUT" | "DELETE" | "PROPFIND" | "MKCOL" | "POST" | "PATCH" | "HEAD";
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** Sends a request, straight or through a gateway. Rejects with RemoteError where no answer came. */
export type Send = (request: RemoteRequest) => Promise<Response>;

/** Says as an error why a server did not do as asked, by the status codes all of them share (RFC 9110, RFC 4918). */
export function errorOf(response: Response, who: string, detail = ""): RemoteError {
  const { status } = response;
  const says = `${who} answered ${status}${detail === "" ? "" : `: ${detail}`}`;
  switch (status) {
    case 401:
    case 403:
      return new RemoteError("refused", says);
    case 404:
    case 410:
      return new RemoteError("missing", says);
    case 413:
      return new RemoteError("too-large", says);
    case 423:
    case 425:
    case 429:
    case 503:
      return new RemoteError("busy", says, retryAfter(response));
    case 507:
      return new RemoteError("full", says);
    default:
      return new RemoteError("failed", says);
  }
}

/** What a server asks to be left alone for (RFC 9110, 10.2.3), in milliseconds; at most an hour. */
function retryAfter(response: Response): number | undefined {
  const said = response.headers.get("retry-after");
  if (said === null) return undefined;
  const milliseconds = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), 3_600_000) : undefined;
}

/** The bytes of an answer. Rejects with RemoteError where the connection broke before its end. */
export async function bytesOf(response: Response, who: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new RemoteError("unreachable", `${who} broke off`);
  }
}

/** An answer nobody reads is read to its end, so that its connection is free again. */
export async function drop(response: Response): Promise<void> {
  await response.arrayBuffer().catch(() => undefined);
}

/** A path with each of its parts as an address writes it. */
export function encodedPath(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}

import * as v from "valibot";
import { hashOf } from "../records/content-hash.ts";
import { type Remote, RemoteError } from "./remote.ts";
import { bytesOf } from "./send.ts";

/** Asks the gateway by a path below its `api/`, with what it needs to be let in. Rejects as fetch does. */
export type AskGateway = (path: string, init?: RequestInit) => Promise<Response>;

const WHO = "the gateway";
const listSchema = v.object({ files: v.array(v.object({ name: v.string(), size: v.number() })) });
const PATIENCE = 60_000;

/** The folder that a gateway of the app keeps. */
export function gatewayRemote(askGateway: AskGateway): Remote {
  async function ask(
    path: string,
    init: RequestInit = {},
    alsoFine: readonly number[] = [],
  ): Promise<Response> {
    let response: Response;
    try {
      response = await askGateway(path, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    } catch (error) {
      throw new RemoteError("unreachable", error instanceof Error ? error.message : "no answer");
    }
    if (response.ok || alsoFine.includes(response.status)) return response;
    switch (response.status) {
      case 401:
      case 403:
        throw new RemoteError("refused", "the gateway wants a token");
      case 413:
        throw new RemoteError("too-large", "the file is too large for the gateway");
      case 507:
        throw new RemoteError("full", "the gateway's disk is full");
      default:
        throw new RemoteError("failed", `the gateway answered ${response.status}`);
    }
  }

  return {
    async list() {
      const response = await ask("files");
      const listing = v.safeParse(listSchema, await response.json().catch(() => undefined));
      if (!listing.success) throw new RemoteError("failed", "the gateway's list makes no sense");
      return listing.output.files;
    },
    async read(name) {
      const response = await ask(`files/${encodeURIComponent(name)}`, {}, [404]);
      return response.status === 404 ? undefined : bytesOf(response, WHO);
    },
    async write(name, bytes) {
      // 409: it stands there already; whether it holds the same is read afterwards.
      await ask(
        `files/${encodeURIComponent(name)}`,
        {
          method: "PUT",
          headers: { "content-type": "application/octet-stream", "x-wayside-sha256": hashOf(bytes) },
          body: bytes.slice().buffer,
        },
        [409],
      );
    },
    async delete(name) {
      await ask(`files/${encodeURIComponent(name)}`, { method: "DELETE" }, [404]);
    },
  };
}

import * as v from "valibot";
import { hashOf } from "../records/content-hash.ts";
import { askGateway } from "../web/gateway-access.ts";
import { type Remote, RemoteError } from "./remote.ts";

const listSchema = v.object({ files: v.array(v.object({ name: v.string() })) });
const PATIENCE = 60_000;

/** The folder of export files that the app's own gateway keeps. */
export const gatewayFolder: Remote = {
  async list() {
    const response = await ask("files");
    const listing = v.safeParse(listSchema, await response.json().catch(() => undefined));
    if (!listing.success) throw new RemoteError("failed", "the gateway's list makes no sense");
    return listing.output.files.map((file) => file.name);
  },
  async read(name) {
    const response = await ask(`files/${encodeURIComponent(name)}`, {}, [404]);
    return response.status === 404 ? undefined : new Uint8Array(await response.arrayBuffer());
  },
  async write(name, bytes) {
    await ask(`files/${encodeURIComponent(name)}`, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream", "x-wayside-sha256": hashOf(bytes) },
      body: bytes.slice().buffer,
    });
  },
  async delete(name) {
    await ask(`files/${encodeURIComponent(name)}`, { method: "DELETE" }, [404]);
  },
};

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
  if (response.status === 401 || response.status === 403)
    throw new RemoteError("refused", "the gateway wants a token");
  if (response.status === 507) throw new RemoteError("full", "the gateway's disk is full");
  throw new RemoteError("failed", `the gateway answered ${response.status}`);
}

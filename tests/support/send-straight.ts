import { RemoteError } from "../../src/remotes/remote.ts";
import type { Send } from "../../src/remotes/send.ts";

/** Sends a request of a remote straight to its server, as Node does. */
export const sendStraight: Send = async ({ method, address, headers, body }) => {
  try {
    return await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.slice() }),
    });
  } catch (error) {
    throw new RemoteError("unreachable", String(error));
  }
};

import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { hostAddress, isPublicAddress } from "./network-address.ts";

/** Thrown when a connection would lead, or has led, to an address the fetcher may not reach. */
export class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";
}

/** Ports below 1024 that carry the web; others there belong to mail, files and terminals. */
const webPorts = new Set([80, 443]);
const FIRST_FREE_PORT = 1024;

export interface ConnectionRules {
  /** `host:port` pairs that may be reached though they are private. */
  readonly allow: ReadonlySet<string>;
  /** How names are resolved; the system's way by default. */
  readonly lookup?: LookupFunction;
}

/**
 * An HTTP client whose every connection is checked three times: the host as written, each address its name
 * resolves to, and the address of the socket that was really opened. So neither a redirect, a name that
 * answers differently the second time, nor an odd way to write an address leads inward.
 */
export function guardedAgent({ allow, lookup = systemLookup as LookupFunction }: ConnectionRules): Agent {
  const guarded = buildConnector({ lookup: publicLookup(lookup), timeout: 10_000 });
  const open = buildConnector({ lookup, timeout: 10_000 });
  return new Agent({
    keepAliveTimeout: 1000,
    connect(options, callback) {
      const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
      if (allow.has(`${options.hostname}:${port}`)) {
        open(options, callback);
        return;
      }
      const literal = hostAddress(options.hostname);
      if (literal !== undefined && !isPublicAddress(literal)) {
        callback(new PrivateAddressError(literal), null);
        return;
      }
      if (port < FIRST_FREE_PORT && !webPorts.has(port)) {
        callback(new PrivateAddressError(`port ${port}`), null);
        return;
      }
      guarded(options, (...[error, socket]) => {
        if (error !== null) {
          callback(error, null);
          return;
        }
        const reached = socket.remoteAddress ?? "";
        if (isPublicAddress(reached)) {
          callback(null, socket);
          return;
        }
        socket.destroy();
        callback(new PrivateAddressError(reached), null);
      });
    },
  });
}

/** A name that resolves to any private address is refused, whatever else it resolves to. */
function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, "", 0);
        return;
      }
      const addresses = typeof found === "string" ? [{ address: found, family: 4 }] : found;
      const first = addresses[0];
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new PrivateAddressError(hostname), "", 0);
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { isLoopbackHost } from "./network-address.ts";

/** The host of a Host header or an origin without its port; "" where it is none. */
function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
}

/**
 * Lets only requests for this gateway's own name through. Without a token that is a name of this machine, so
 * that a foreign name made to resolve here (DNS rebinding) finds nobody.
 */
export function hostGuard(token: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const known = token === undefined ? isLoopbackHost(hostnameOf(host)) : hostnameOf(host) !== "";
    if (!known) return context.json({ reason: "foreign-host" }, 421);
    return next();
  };
}

/**
 * Lets only the gateway's own pages through: no foreign site open in the same browser can ask for anything
 * (Fetch Metadata, W3C; Origin, RFC 6454).
 */
export function ownPagesOnly(): MiddlewareHandler {
  return async (context, next) => {
    const site = context.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin") return context.json({ reason: "foreign-site" }, 403);
    const origin = context.req.header("origin");
    if (origin !== undefined) {
      const own =
        URL.canParse(origin) &&
        new URL(origin).host === hostWithoutDefaultPort(context.req.header("host") ?? "", origin);
      if (!own) return context.json({ reason: "foreign-origin" }, 403);
    }
    return next();
  };
}

function hostWithoutDefaultPort(host: string, origin: string): string {
  const scheme = origin.slice(0, origin.indexOf(":"));
  return URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`).host : "";
}

/** Whether a request carries the token; always true where none is set. */
export function holdsToken(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}

/** Refuses requests without the token, where one is set. */
export function tokenGuard(token: string | undefined): MiddlewareHandler {
  return async (context, next) => {
    if (!holdsToken(context.req.header("authorization"), token))
      return context.json({ reason: "token" }, 401);
    return next();
  };
}

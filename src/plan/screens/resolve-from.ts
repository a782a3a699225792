import { followable, type ResolveAddress } from "../../ui/text/resolve-address.ts";
import type { Origin } from "../plan-record.ts";

/** Links of a plan as they read from where its file came; a relative one of a local file leads nowhere. */
export function resolveFrom(origin: Origin): ResolveAddress {
  if (origin.kind !== "address") return followable;
  return (address) =>
    URL.canParse(address, origin.address) ? followable(new URL(address, origin.address).href) : undefined;
}

import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one of the public internet. Loopback, private, link-local, carrier-grade NAT,
 * multicast, reserved, documentation and translation ranges are not (RFC 6890), nor is an IPv4 address of such
 * a range written inside an IPv6 one (RFC 4291, 2.5.5). What is no IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only the part that is handed out to the internet at all (RFC 4291, 2.4).
  return parsed.kind() === "ipv4" || parsed.match(ipaddr.parseCIDR("2000::/3"));
}

/** Whether a host, as a URL names it, is written as an IP address; IPv6 stands in brackets there. */
export function hostAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith("[") && hostname.endsWith("]") ? hostname.slice(1, -1) : hostname;
  return ipaddr.isValid(bare) ? bare : undefined;
}

/** Whether a name or address means this machine itself. */
export function isLoopbackHost(hostname: string): boolean {
  const address = hostAddress(hostname);
  if (address === undefined) return hostname.toLowerCase() === "localhost";
  return ipaddr.process(address).range() === "loopback";
}

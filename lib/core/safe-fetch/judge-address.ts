import { isIP, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** Public by number, yet answered by the machine's own cloud host: Azure's platform address. */
const PLATFORM_ADDRESSES = new Set(["168.63.129.16"]);

/** RFC 4291: everything that is routed on the internet today lies in 2000::/3; the rest is unassigned or special. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "::1"]);

/**
 * Whether an IP address, written as a resolver or a socket writes it, is one that a stranger's URL may lead us to. Only
 * global unicast is: an allow-list, so that a range nobody thought of is refused. A v4-mapped address is judged as the
 * IPv4 address inside it; translation prefixes (NAT64, 6to4, Teredo) are refused whatever they carry, since what is
 * behind them depends on the network that we run in. Text that is no address at all is not public.
 */
export function isPublicAddress(ip: string): boolean {
  if (!isPlainAddress(ip)) return false;
  const address = parseAddress(ip);
  if (address.range() !== "unicast") return false;
  if (address instanceof ipaddr.IPv6) return address.match(GLOBAL_UNICAST);
  return !PLATFORM_ADDRESSES.has(address.toString());
}

/** Whether an address is exactly 127.0.0.1 or ::1, which development may be allowed to reach. */
export function isLoopbackAddress(ip: string): boolean {
  return LOOPBACK_ADDRESSES.has(ip);
}

/** Whether two spellings, perhaps one of them v4-mapped, mean the same address. */
export function isSameAddress(left: string, right: string): boolean {
  if (!isPlainAddress(left) || !isPlainAddress(right)) return false;
  return parseAddress(left).toNormalizedString() === parseAddress(right).toNormalizedString();
}

/** A zone (`fe80::1%eth0`) names one of our own network cards. */
function isPlainAddress(ip: string): boolean {
  return isIP(ip) !== 0 && !ip.includes("%");
}

/** The library takes `::8.8.8.8` for a v4-mapped address, the network does not: hexadecimal leaves no doubt. */
function parseAddress(ip: string): ipaddr.IPv4 | ipaddr.IPv6 {
  return ipaddr.process(isIPv6(ip) ? new URL(`http://[${ip}]`).hostname.slice(1, -1) : ip);
}

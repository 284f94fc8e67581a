import { lookup } from "node:dns/promises";
import { isIP, isIPv4 } from "node:net";
import { isLoopbackUrl } from "./check-url";
import { isLoopbackAddress, isPublicAddress } from "./judge-address";

/** All addresses of a name. Rejects if it has none or cannot be looked up. */
export type Resolve = (name: string) => Promise<string[]>;

export type ResolvedTarget =
  | { ok: true; addresses: string[] }
  | { ok: false; code: "dns" | "address_refused"; message: string };

/**
 * The addresses that a checked URL may be reached at, IPv4 first because an IPv6 route is more often broken. One bad
 * address refuses them all: a name that mixes public and private addresses is an attack or a mistake. The refused
 * address is not named, since the merchant who reads the message may be asking about our network.
 */
export async function resolveTarget(url: URL, resolve: Resolve = resolveByMachine): Promise<ResolvedTarget> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return { ok: true, addresses: [host] };

  const addresses = await resolve(host).catch(() => []);
  if (addresses.length === 0) return { ok: false, code: "dns", message: "The host name has no address." };

  const isAllowed = isLoopbackUrl(url) ? isLoopbackAddress : isPublicAddress;
  if (!addresses.every(isAllowed)) {
    return {
      ok: false,
      code: "address_refused",
      message: "The host name leads to an address that is not public.",
    };
  }
  return { ok: true, addresses: addresses.toSorted((a, b) => Number(isIPv4(b)) - Number(isIPv4(a))) };
}

async function resolveByMachine(name: string): Promise<string[]> {
  const found = await lookup(name, { all: true });
  return found.map((entry) => entry.address);
}

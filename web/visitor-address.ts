import type { IncomingMessage } from "node:http";
import { networkOf } from "@/lib/core/network-of";
import { isPublicAddress } from "@/lib/core/safe-fetch/judge-address";

/**
 * Whose request it is, as far as that is known: the network of the address that the trusted proxy names, else of the
 * socket's. Empty where only a machine of our own stands behind the socket, such as a proxy whose visitors would all
 * seem to be one.
 */
export function visitorAddress(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  trustedHeader: string | null,
): string {
  const address = trustedHeader === null ? socket.remoteAddress : lastOf(headers[trustedHeader]);
  return address !== undefined && isPublicAddress(address) ? networkOf(address) : "";
}

/** What comes before the last may be the visitor's own invention. */
function lastOf(header: string | string[] | undefined): string | undefined {
  return String(header ?? "")
    .split(",")
    .at(-1)
    ?.trim();
}

import ipaddr from "ipaddr.js";

/** What one visitor has of the internet: an IPv4 address, or the 64 bits that an IPv6 network is given. */
export function networkOf(ip: string): string {
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const [a = 0, b = 0, c = 0, d = 0] = address.parts;
  return `${new ipaddr.IPv6([a, b, c, d, 0, 0, 0, 0])}/64`;
}

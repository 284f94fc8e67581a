import { Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { post } from "./test-support";

/** What a name of an attacker's may lead to, as a resolver writes it: address, and what it is. */
const PRIVATE_ADDRESSES: [string, string][] = [
  ["0.0.0.0", "unspecified"],
  ["0.255.255.255", "this network"],
  ["10.0.0.0", "private 10/8, its beginning"],
  ["10.255.255.255", "private 10/8, its end"],
  ["100.64.0.0", "carrier-grade NAT, its beginning"],
  ["100.127.255.255", "carrier-grade NAT, its end"],
  ["100.100.100.200", "cloud metadata behind carrier-grade NAT"],
  ["127.0.0.0", "loopback, its beginning"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.255", "loopback, its end"],
  ["168.63.129.16", "a cloud's platform address"],
  ["169.254.0.0", "link-local, its beginning"],
  ["169.254.169.254", "cloud metadata"],
  ["169.254.170.2", "container credentials"],
  ["169.254.255.255", "link-local, its end"],
  ["172.16.0.0", "private 172.16/12, its beginning"],
  ["172.31.255.255", "private 172.16/12, its end"],
  ["192.0.0.1", "protocol assignments"],
  ["192.0.0.192", "cloud metadata in the protocol range"],
  ["192.0.2.1", "documentation"],
  ["192.88.99.1", "6to4 relay"],
  ["192.168.0.0", "private 192.168/16, its beginning"],
  ["192.168.255.255", "private 192.168/16, its end"],
  ["198.18.0.0", "benchmarking, its beginning"],
  ["198.19.255.255", "benchmarking, its end"],
  ["198.51.100.1", "documentation"],
  ["203.0.113.1", "documentation"],
  ["224.0.0.1", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["0:0:0:0:0:0:0:1", "loopback, written out"],
  ["0000:0000:0000:0000:0000:0000:0000:0001", "loopback, with its zeros"],
  ["::0.0.0.1", "loopback, dotted end"],
  ["::127.0.0.1", "loopback, v4-compatible"],
  ["::7f00:1", "loopback, v4-compatible hexadecimal"],
  ["::ffff:0.0.0.0", "unspecified, v4-mapped"],
  ["::ffff:10.0.0.1", "private, v4-mapped"],
  ["::ffff:a00:1", "private, v4-mapped hexadecimal"],
  ["::FFFF:C0A8:0101", "private, v4-mapped capitals"],
  ["0:0:0:0:0:ffff:7f00:1", "loopback, v4-mapped and written out"],
  ["::ffff:127.0.0.1", "loopback, v4-mapped"],
  ["::ffff:169.254.169.254", "metadata, v4-mapped"],
  ["::ffff:a9fe:a9fe", "metadata, v4-mapped hexadecimal"],
  ["::ffff:100.64.0.1", "carrier-grade NAT, v4-mapped"],
  ["::ffff:0:127.0.0.1", "loopback, v4-translated"],
  ["64:ff9b::7f00:1", "loopback behind NAT64"],
  ["64:ff9b::127.0.0.1", "loopback behind NAT64, dotted end"],
  ["64:ff9b::a9fe:a9fe", "metadata behind NAT64"],
  ["64:ff9b::a00:1", "private behind NAT64"],
  ["64:ff9b:1::a00:1", "private behind a local NAT64"],
  ["64:ff9b:1:ffff::1", "the end of a local NAT64"],
  ["100::1", "discard"],
  ["2001::1", "Teredo"],
  ["2001:2::1", "benchmarking"],
  ["2001:db8::1", "documentation"],
  ["3fff::1", "documentation, newer"],
  ["2002:7f00:1::", "loopback behind 6to4"],
  ["2002:a9fe:a9fe::1", "metadata behind 6to4"],
  ["5f00::1", "segment routing"],
  ["fc00::", "unique local, its beginning"],
  ["fd00:ec2::254", "metadata over IPv6"],
  ["fd20:ce::254", "another cloud's metadata over IPv6"],
  ["fdff:ffff::1", "unique local, its end"],
  ["fe80::1", "link-local"],
  ["fe80::1%eth0", "link-local with a zone"],
  ["febf::1", "link-local, its end"],
  ["fec0::1", "site-local"],
  ["ff02::1", "multicast"],
];

afterEach(() => vi.restoreAllMocks());

describe("a public name", () => {
  it.each(PRIVATE_ADDRESSES)(
    "that leads to %s (%s) is refused, alone and among public ones",
    async (address) => {
      for (const addresses of [[address], ["8.8.8.8", address], [address, "2606:4700:4700::1111"]]) {
        const outcome = await post({ url: "https://shop.example/", resolve: async () => addresses });
        expect(outcome).toMatchObject({ kind: "failed", code: "address_refused" });
      }
    },
  );

  it("is refused for no fewer than sixty of them, each once", () => {
    const addresses = PRIVATE_ADDRESSES.map(([address]) => address);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBeGreaterThanOrEqual(60);
  });

  it("whose resolver says a public address first and a private one then is connected to at the public one alone", async () => {
    const hosts: unknown[] = [];
    // The network's edge: where a socket is asked to go, and nothing goes there.
    vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...asked: unknown[]) {
      const [options] = asked.flat();
      hosts.push((options as { host?: unknown }).host);
      Object.assign(this, { connecting: true });
      setImmediate(() => this.destroy(new Error("unreachable")));
      return this;
    });
    for (const isPublicFirst of [true, false]) {
      const answers = isPublicFirst ? [["8.8.8.8"], ["127.0.0.1"]] : [["127.0.0.1"], ["8.8.8.8"]];
      const resolve = async () => answers.shift() ?? [];
      const outcome = await post({ url: "https://shop.example/", resolve });
      expect(outcome).toMatchObject({ kind: "failed", code: isPublicFirst ? "connect" : "address_refused" });
      expect(answers).toHaveLength(1);
    }
    expect(hosts).toEqual(["8.8.8.8"]);
  });
});

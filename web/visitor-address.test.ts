import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { visitorAddress } from "./visitor-address";

const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({
  headers,
  socket: Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress }),
});

describe("whose request it is", () => {
  it.each([
    ["81.2.69.160", "81.2.69.160"],
    ["::ffff:81.2.69.160", "81.2.69.160"],
    ["2a02:8308:1:2:3:4:5:6", "2a02:8308:1:2::/64"],
    ["2a02:8308:1:2:ffff::1", "2a02:8308:1:2::/64"],
  ])("%s is %s, whatever its headers say", (address, visitor) => {
    expect(visitorAddress(from(address, { "x-forwarded-for": "9.9.9.9" }), null)).toBe(visitor);
  });

  it.each(["127.0.0.1", "::1", "10.0.0.7", "192.168.1.2", "fd00::1", "172.17.0.1"])(
    "is not known behind a proxy of our own at %s: its visitors would share one limit",
    (address) => {
      expect(visitorAddress(from(address, { "x-forwarded-for": "9.9.9.9" }), null)).toBe("");
    },
  );

  it("is what the trusted proxy has added, not what the visitor has", () => {
    const named = from("10.0.0.7", { "x-forwarded-for": "9.9.9.9, 81.2.69.160" });
    expect(visitorAddress(named, "x-forwarded-for")).toBe("81.2.69.160");
  });

  it.each(["", "unknown", "81.2.69.160, ", "10.0.0.1", "81.2.69.160:443"])(
    "is not known where the proxy says %j",
    (said) => {
      expect(visitorAddress(from("10.0.0.7", { "x-forwarded-for": said }), "x-forwarded-for")).toBe("");
    },
  );
});

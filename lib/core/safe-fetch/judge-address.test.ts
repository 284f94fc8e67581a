import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress, isSameAddress } from "./judge-address";

describe("an address", () => {
  it.each(["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8"])(
    "%s is public",
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  );

  it.each([
    "",
    "localhost",
    "8.8.8",
    "08.8.8.8",
    "0x08080808",
    "134744072",
    " 8.8.8.8",
    "8.8.8.8/32",
    "[2a00::1]",
  ])("%j is not an address, so not public", (ip) => expect(isPublicAddress(ip)).toBe(false));

  it.each([
    "2a00:1450::1%eth0",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::8.8.8.8",
    "64:ff9b::8.8.8.8",
  ])("%s is not public, whatever it carries", (ip) => expect(isPublicAddress(ip)).toBe(false));

  it("is loopback only in its two usual forms", () => {
    expect(["127.0.0.1", "::1"].every(isLoopbackAddress)).toBe(true);
    expect(["127.0.0.2", "::ffff:127.0.0.1", "0.0.0.0", "::", "localhost"].some(isLoopbackAddress)).toBe(
      false,
    );
  });

  it("is the same address in another spelling", () => {
    expect(isSameAddress("::ffff:8.8.8.8", "8.8.8.8")).toBe(true);
    expect(isSameAddress("2A00:0::1", "2a00::1")).toBe(true);
    expect(isSameAddress("8.8.8.8", "8.8.4.4")).toBe(false);
    expect(isSameAddress("", "")).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { readMessage } from "./read-message";

const origin = "https://pay.example";
const event = { source: "opentill", version: 1, type: "resize", session_id: "cs_01", data: { height: 700 } };

describe("a window message", () => {
  it("is heard from the page's own origin", () => {
    expect(readMessage({ origin, data: event }, origin)).toBe(event);
  });

  it.each(["https://pay.example.evil", "http://pay.example", "null", ""])(
    "is not heard from %j",
    (otherOrigin) => {
      expect(readMessage({ origin: otherOrigin, data: event }, origin)).toBeNull();
    },
  );

  it.each([
    null,
    "opentill",
    { ...event, source: "another" },
    { ...event, version: 2 },
    { ...event, type: 1 },
    { ...event, data: null },
  ])("is not heard when it is %j", (data) => {
    expect(readMessage({ origin, data }, origin)).toBeNull();
  });

  it("is heard when its type is younger than this script", () => {
    const younger = { ...event, type: "payment.refunded" };
    expect(readMessage({ origin, data: younger }, origin)).toBe(younger);
  });
});

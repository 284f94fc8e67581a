import { describe, expect, it } from "vitest";
import { addMs } from "@/lib/core/clock";
import { linkStatus } from "./link-status";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const LINK = { active: true, expiresAt: null, maxOrders: null };

describe("the status of a link", () => {
  it.each([
    ["open, however many have ordered", LINK, 1_000_000, "open"],
    ["open while a place is left", { ...LINK, maxOrders: 2 }, 1, "open"],
    ["used up with the last place", { ...LINK, maxOrders: 2 }, 2, "used_up"],
    ["used up where the limit was lowered", { ...LINK, maxOrders: 1 }, 2, "used_up"],
    ["open until its end", { ...LINK, expiresAt: addMs(NOW, 1) }, 0, "open"],
    ["expired from its end on", { ...LINK, expiresAt: NOW }, 0, "expired"],
    ["expired rather than used up", { ...LINK, expiresAt: NOW, maxOrders: 1 }, 1, "expired"],
    ["archived rather than anything else", { active: false, expiresAt: NOW, maxOrders: 1 }, 1, "archived"],
  ] as const)("is %s", (_what, link, orders, status) => {
    expect(linkStatus(link, orders, NOW)).toBe(status);
  });
});

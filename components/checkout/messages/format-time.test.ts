import { expect, test } from "vitest";
import { LOCALES } from "@/lib/contracts/locales";
import { formatTime } from "./format-time";

const SUMMER = "2026-07-27T06:15:00Z";

test("a time is that of its zone, with the zone's name", () => {
  expect(formatTime(SUMMER, "de", "Europe/Berlin")).toBe("27. Juli 2026, 08:15 MESZ");
  expect(formatTime(SUMMER, "en", "America/New_York")).toMatch(/^Jul 27, 2026, 02:15\sAM EDT$/);
});

test("UTC is called UTC in every language", () => {
  for (const locale of LOCALES) expect(formatTime(SUMMER, locale, "UTC")).toMatch(/UTC/);
});

import { expect, it } from "vitest";
import { describeTimeLeft } from "./describe-time-left";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const left = (seconds: number) => describeTimeLeft(new Date(NOW.getTime() + seconds * 1_000), NOW);

it.each([
  [-5, "less than a minute left"],
  [59, "less than a minute left"],
  [60, "1 minute left"],
  [119 * 60, "119 minutes left"],
  [120 * 60, "2 hours left"],
  [48 * 3_600 - 1, "47 hours left"],
  [48 * 3_600, "2 days left"],
])("%d seconds are %s: never more than is true", (seconds, words) => {
  expect(left(seconds)).toBe(words);
});

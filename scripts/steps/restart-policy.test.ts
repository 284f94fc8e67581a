import { expect, test } from "vitest";
import { createRestartPolicy } from "./restart-policy.mjs";

test("each death within a minute waits longer, and the fifth is the last", () => {
  const afterDeath = createRestartPolicy();
  const answers = [0, 1_000, 2_000, 3_000, 4_000].map(afterDeath);
  const waits = [500, 1_000, 2_000, 4_000].map((restartAfterMs) => ({ restartAfterMs }));
  expect(answers).toEqual([...waits, "give up"]);
});

test("deaths more than a minute ago are forgotten", () => {
  const afterDeath = createRestartPolicy();
  for (const nowMs of [0, 20_000, 40_000, 61_000, 81_000, 101_000]) {
    expect(afterDeath(nowMs)).not.toBe("give up");
  }
});

import { expect, it } from "vitest";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { describeHistory } from "./describe-history";
import { possiblePaymentMoves } from "./moves";
import { runHistories } from "./run-histories";
import { readHalf } from "./settings";

/** So many that the rarest move of a payment is among them. */
const ENOUGH_FOR_EVERY_MOVE = 2_000;
/** As many as keep a core busy that would else wait for the database. */
const LANES = 2;
const SLOWEST_HISTORY_MS = SECOND_MS;

/** The test that half of the histories keep every invariant and, where there are enough, make every move there is. */
export function playHalf(half: "first" | "second"): void {
  const { firstSeed, count } = readHalf(process.env, half);
  it(`keeps every invariant in ${count} histories from seed ${firstSeed}`, {
    timeout: MINUTE_MS + count * SLOWEST_HISTORY_MS,
  }, async () => {
    const { played, broken, moves } = await runHistories({ firstSeed, count, lanes: LANES });
    if (broken) throw new Error(describeHistory(broken));
    expect(played).toBe(count);
    if (played < ENOUGH_FOR_EVERY_MOVE) return;
    expect(possiblePaymentMoves().filter((move) => !moves.has(move))).toEqual([]);
  });
}

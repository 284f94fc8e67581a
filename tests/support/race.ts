import { MINUTE_MS } from "@/lib/core/clock";
import { Refusal } from "@/lib/core/errors";
import type { World } from "./checkout-world";

/** Runs a race again and again, one after the other: what goes wrong once in twenty times is wrong. */
export async function inRounds(rounds: number, race: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await race(round);
}

/** Lets everybody else take some turns first, so that the racers do not start in step. */
export async function stagger(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Starts all of them at once. Each ends with its answer or with the code of its refusal; anything else is a bug. */
export async function raceAll<T>(racers: readonly (() => Promise<T>)[]): Promise<(T | string)[]> {
  return Promise.all(
    racers.map((racer) =>
      racer().catch((error: unknown) => {
        if (error instanceof Refusal) return error.code;
        throw error;
      }),
    ),
  );
}

const ROUNDS_OF_REST = 4;

/** Gives everybody time: the bank's events arrive, what is due is done, the reconciler asks. */
export async function comeToRest(world: World): Promise<void> {
  for (let round = 0; round < ROUNDS_OF_REST; round += 1) {
    await world.deliverBankEvents();
    await world.runDue();
    world.clock.advance(MINUTE_MS);
  }
}

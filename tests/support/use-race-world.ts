import { afterAll, afterEach, beforeAll } from "vitest";
import { createWorld, type World } from "./checkout-world";
import { createInterceptor } from "./interceptor";
import { checkInvariants } from "./invariants";
import { later } from "./later";
import { comeToRest } from "./race";

/**
 * The set-up of races, for the block that calls it: one world with an interceptor before its providers. After each race
 * everybody is given time, and whatever the race was about, the invariants must hold.
 */
export function useRaceWorld(options: Omit<Parameters<typeof createWorld>[0] & object, "wrapProvider"> = {}) {
  const bank = createInterceptor();
  const { value: world, set } = later<World>("the world");
  beforeAll(async () => {
    set(await createWorld({ ...options, wrapProvider: bank.wrap }));
  });
  afterEach(async () => {
    await comeToRest(world);
    await checkInvariants(world);
  });
  afterAll(() => world.close());
  return { world, bank };
}

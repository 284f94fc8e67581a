import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessions } from "@/db/schema";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { DAY_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { createSession } from "@/lib/sessions/create-session";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { createGate } from "@/tests/support/gate";
import { checkInvariants } from "@/tests/support/invariants";
import { inRounds, raceAll } from "@/tests/support/race";
import { type Answer, claimKey, type KeyedRequest, keepAnswer } from "./idempotency";

const REQUEST = createSessionSchema.parse({
  currency: "EUR",
  ui_mode: "headless",
  items: [{ name: "Cup", unit_amount: 900, quantity: 1 }],
});

describe("requests under one idempotency key", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterEach(() => checkInvariants(world));
  afterAll(() => world.close());

  /** What a route of one transaction does. */
  const post = (key: string, more: Partial<KeyedRequest> & { pause?: () => Promise<void> } = {}) => {
    const { pause, ...rest } = more;
    const keyed = { scope: world.scope, key, hash: "the same body", ...rest };
    return transact(world.ctx, async (inside): Promise<Answer> => {
      const before = await claimKey(inside, keyed);
      if (before) return before;
      const answer = { status: 201, body: await createSession(inside, keyed.scope, REQUEST) };
      await pause?.();
      await keepAnswer(inside, keyed, answer);
      return answer;
    });
  };

  const countSessions = async () => (await world.ctx.db.select().from(checkoutSessions)).length;

  it("sent at once make exactly one session, and all get its answer", async () => {
    await inRounds(20, async (round) => {
      const before = await countSessions();
      const answers = await Promise.all(Array.from({ length: 4 }, () => post(`key-${round}`)));
      expect(await countSessions()).toBe(before + 1);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });
  });

  it("wait for the first, and are answered as it was", async () => {
    const gate = createGate();
    const first = post("slow", { pause: () => gate.pass() });
    await gate.reached;
    let isAnswered = false;
    const second = post("slow").then((answer) => {
      isAnswered = true;
      return answer;
    });
    await post("another key");
    expect(isAnswered).toBe(false);
    gate.open();
    expect(await second).toEqual(await first);
  });

  it("take the first one's place if it fails", async () => {
    const before = await countSessions();
    const gate = createGate();
    const first = post("failing", { pause: () => gate.pass().then(() => Promise.reject(new Error("died"))) });
    await gate.reached;
    const second = post("failing");
    gate.open();
    await expect(first).rejects.toThrow("died");
    expect(await second).toMatchObject({ status: 201 });
    expect(await countSessions()).toBe(before + 1);
  });

  it("with different bodies: one is done, the other refused", async () => {
    await inRounds(10, async (round) => {
      const key = `mixed-${round}`;
      const answers = await raceAll([
        () => post(key, { hash: "one body" }),
        () => post(key, { hash: "another body" }),
      ]);
      expect(answers.filter((answer) => answer === "idempotency_key_reused")).toHaveLength(1);
    });
  });

  it("of two merchants have nothing to do with each other", async () => {
    const stranger = await createMerchant(world.ctx);
    const answers = await Promise.all([post("shared"), post("shared", { scope: stranger })]);
    expect(answers[0]).not.toEqual(answers[1]);
  });

  it("after seven days are new requests, of which one goes first", async () => {
    const old = await post("weekly");
    world.clock.advance(7 * DAY_MS);
    const before = await countSessions();
    const answers = await Promise.all([post("weekly"), post("weekly"), post("weekly")]);
    expect(await countSessions()).toBe(before + 1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).not.toEqual(old);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  merchantAccountSchema,
  merchantKeysSchema,
  merchantWithVolumeSchema,
} from "@/lib/contracts/merchant-account";
import { DAY_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { goLive } from "@/tests/support/go-live";
import { operatorOf } from "@/tests/support/operate";
import { readProblem } from "@/tests/support/problem";

type Operator = ReturnType<typeof operatorOf>;

describe("an operator and one merchant", () => {
  let world: ApiWorld;
  let operate: Operator["operate"];
  let create: Operator["create"];
  beforeAll(async () => {
    world = await createApiWorld();
    ({ operate, create } = operatorOf(world));
  });
  afterAll(() => world.close());
  const eventsOf = async (key: string) => {
    const { body } = await world.call("GET", "/events?limit=100", { key });
    return (body.data as { type: string; sequence: number; data: Record<string, unknown> }[]).filter(
      ({ type }) => type.startsWith("merchant."),
    );
  };

  describe("changing one", () => {
    it("changes what is sent and leaves the rest", async () => {
      const { id } = await create({ limits: { requests_per_second: 5 } });
      const renamed = await operate("POST", `/${id}`, { body: { name: "Fjord Tea AS" } });
      expect(renamed.as(merchantAccountSchema.strict())).toMatchObject({
        name: "Fjord Tea AS",
        limits: { requests_per_second: 5 },
      });
      const freed = await operate("POST", `/${id}`, { body: { limits: { requests_per_second: null } } });
      expect(freed.body).toMatchObject({ name: "Fjord Tea AS", limits: { requests_per_second: null } });
    });

    it("tells of a suspension and of its end in the log of each mode, once each, with the reason", async () => {
      const { id, test_mode: test } = await create();
      const live = await goLive(world.ctx, { merchantId: id, livemode: false });
      const liveKey = await world.issueKey(live, "secret");
      for (const reason of ["Unpaid fees.", "Unpaid fees, twice."]) {
        const answer = await operate("POST", `/${id}/suspend`, { body: { reason } });
        expect(answer.as(merchantAccountSchema.strict())).toMatchObject({
          status: "suspended",
          suspension_reason: reason,
        });
      }
      for (let time = 0; time < 2; time += 1) {
        const resumed = await operate("POST", `/${id}/resume`);
        expect(resumed.body).toMatchObject({ status: "active", suspended_at: null, suspension_reason: null });
      }
      for (const key of [test.secret_key, liveKey]) {
        expect(await eventsOf(key)).toMatchObject([
          { type: "merchant.suspended", sequence: 1, data: { id, suspension_reason: "Unpaid fees." } },
          { type: "merchant.resumed", sequence: 2, data: { id, status: "active" } },
        ]);
      }
    });

    it("tells a merchant that has test mode alone there alone, at the time that it has moved to", async () => {
      const { id, test_mode: test } = await create();
      await world.call("POST", "/test/clock/advance", { body: { seconds: 3600 }, key: test.secret_key });
      await operate("POST", `/${id}/suspend`, { body: { reason: "Unpaid fees." } });
      const [event] = await eventsOf(test.secret_key);
      expect(event).toMatchObject({
        type: "merchant.suspended",
        livemode: false,
        timestamp: new Date(world.clock.now().getTime() + 3_600_000).toISOString(),
      });
    });
  });

  it("says once that a merchant may go live, and the merchant reads that in its list", async () => {
    const { id, test_mode: test } = await create();
    const point = async () => {
      const { body } = await world.call("GET", "/live-mode", { key: test.secret_key });
      return (body.checklist as { id: string; done: boolean }[]).find((each) => each.id === "operator")?.done;
    };
    expect(await point()).toBe(false);
    const first = (await operate("POST", `/${id}/allow-live`)).as(merchantAccountSchema.strict());
    expect(first).toMatchObject({ live_allowed_at: world.clock.now().toISOString(), live_since: null });
    expect(await point()).toBe(true);
    world.clock.advance(DAY_MS);
    expect((await operate("POST", `/${id}/allow-live`)).body).toEqual(first);
  });

  describe("giving new keys", () => {
    it("leaves the old ones, unless they are to end", async () => {
      const { id, test_mode: test } = await create();
      const added = (await operate("POST", `/${id}/keys`)).as(merchantKeysSchema.strict());
      const opens = async (key: string) => (await world.call("GET", "/orders", { key })).status;
      expect([await opens(test.secret_key), await opens(added.secret_key)]).toEqual([200, 200]);
      const alone = await operate("POST", `/${id}/keys`, { body: { revoke_others: true } });
      expect(await opens(String(alone.body.secret_key))).toBe(200);
      expect([await opens(test.secret_key), await opens(added.secret_key)]).toEqual([401, 401]);
      const { body } = await world.call("GET", "/events?limit=100", { key: String(alone.body.secret_key) });
      const told = (body.data as { type: string }[]).filter(({ type }) => type.startsWith("api_key."));
      expect(told.map(({ type }) => type).sort()).toEqual([
        ...Array(6).fill("api_key.created"),
        ...Array(4).fill("api_key.revoked"),
      ]);
    });

    it("gives the same keys again where the answer was lost", async () => {
      const { id } = await create();
      const request = { body: { revoke_others: true }, idempotencyKey: `keys of ${id}`.replaceAll(" ", "-") };
      const first = await operate("POST", `/${id}/keys`, request);
      expect((await operate("POST", `/${id}/keys`, request)).text).toBe(first.text);
      expect((await world.call("GET", "/orders", { key: String(first.body.secret_key) })).status).toBe(200);
    });

    it("of live mode only once the merchant is live", async () => {
      const { id } = await create();
      const body = { livemode: true };
      expect(readProblem(await operate("POST", `/${id}/keys`, { body }))).toMatchObject({
        status: 409,
        code: "merchant_not_live",
      });
      await goLive(world.ctx, { merchantId: id, livemode: false });
      const { body: keys } = await operate("POST", `/${id}/keys`, { body });
      expect([keys.secret_key, keys.publishable_key]).toEqual([
        expect.stringMatching(/^sk_live_/),
        expect.stringMatching(/^pk_live_/),
      ]);
    });
  });

  describe("the volume of one", () => {
    const volumeOf = async (id: string) =>
      (await operate("GET", `/${id}`)).as(merchantWithVolumeSchema.strict()).volume;

    it("is what was paid and what was given back in the last 30 days, to the unit", async () => {
      const { merchantId } = world.scope;
      expect(await volumeOf(merchantId)).toEqual([]);
      const orders = await Promise.all([world.order(), world.order(), world.order()]);
      for (const order of orders) await world.pay(order.id);
      await world.order();
      await world.call("POST", `/orders/${orders[0]?.id}/refunds`, { body: { amount: 350 } });
      await world.call("POST", `/orders/${orders[1]?.id}/refunds`, { body: {} });
      await world.runDue();
      const euros = {
        livemode: false,
        currency: "EUR",
        paid: { count: 3, amount: 7200 },
        refunded: { count: 2, amount: 2750 },
      };
      expect(await volumeOf(merchantId)).toEqual([euros]);
      const listed = await operate("GET", `?search=${merchantId}&volume=true`);
      expect(listed.body.data).toMatchObject([{ id: merchantId, volume: [euros] }]);
      expect((await operate("GET", `?search=${merchantId}`)).body.data).toEqual([
        expect.not.objectContaining({ volume: expect.anything() }),
      ]);
      world.clock.advance(30 * DAY_MS);
      expect(await volumeOf(merchantId)).toEqual([]);
    });

    it("ends now by the time of the mode, which test mode may have moved", async () => {
      const { merchantId } = world.scope;
      const order = await world.order();
      await world.pay(order.id);
      expect(await volumeOf(merchantId)).toHaveLength(1);
      await world.call("POST", "/test/clock/advance", { body: { seconds: 31 * 86_400 } });
      expect(await volumeOf(merchantId)).toEqual([]);
    });
  });
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  createdMerchantSchema,
  listedMerchantSchema,
  merchantAccountSchema,
  merchantKeysSchema,
  merchantWithVolumeSchema,
} from "@/lib/contracts/merchant-account";
import { DAY_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld, OPERATOR_KEY, SESSION_REQUEST } from "@/tests/support/api-world";
import { goLive } from "@/tests/support/go-live";
import { namedFields, readProblem } from "@/tests/support/problem";

const FJORD = {
  name: "Fjord Tea",
  support_email: "help@fjordtea.example",
  default_country: "NO",
  terms_url: "https://fjordtea.example/terms",
  personal_data_url: "https://fjordtea.example/privacy",
};

describe("an operator and the merchants", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  type Options = { body?: unknown; idempotencyKey?: string };
  const operate = (method: "GET" | "POST", path: string, { body, idempotencyKey }: Options = {}) =>
    world.call(method, `/operator/merchants${path}`, {
      body: method === "POST" ? (body ?? {}) : undefined,
      key: OPERATOR_KEY,
      headers: idempotencyKey ? { "idempotency-key": idempotencyKey } : {},
    });
  const create = async (more: Record<string, unknown> = {}) => {
    // Ids sort by time: no two merchants are made in the same instant.
    world.clock.advance(1);
    const answer = await operate("POST", "", { body: { ...FJORD, ...more } });
    return answer.as(createdMerchantSchema.strict());
  };
  const eventsOf = async (key: string) => {
    const { body } = await world.call("GET", "/events?limit=100", { key });
    return (body.data as { type: string; sequence: number; data: Record<string, unknown> }[]).filter(
      ({ type }) => type.startsWith("merchant."),
    );
  };

  describe("creating one", () => {
    it("answers keys that work at once, the callbacks' secret and that of the webhooks", async () => {
      const hooks = "https://fjordtea.example/hooks";
      const made = await create({ webhook_url: hooks, limits: { requests_per_second: 20 } });
      expect(made).toMatchObject({
        object: "merchant_account",
        name: "Fjord Tea",
        status: "active",
        live_since: null,
        limits: { requests_per_second: 20 },
      });
      const { secret_key: key, publishable_key, callback_secret, webhook_endpoint } = made.test_mode;
      expect(key).toMatch(/^sk_test_/);
      expect(publishable_key).toMatch(/^pk_test_/);
      expect(webhook_endpoint).toMatchObject({ url: hooks, secret: expect.stringMatching(/^whsec_/) });
      const session = await world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST, key });
      expect(session.status).toBe(201);
      expect((await world.call("GET", "/callback-secret", { key })).body.secret).toBe(callback_secret);
      const { body } = await world.call("GET", "/webhook-endpoints", { key });
      expect(body.data).toMatchObject([{ id: webhook_endpoint?.id, event_types: "all" }]);
      const offer = "/payment-methods?country=NO&currency=NOK&amount=100";
      expect((await world.call("GET", offer, { key: publishable_key })).status).toBe(200);
    });

    it("takes the country's own currency unless told otherwise", async () => {
      const settings = async (id: string) => {
        const [row] = await world.ctx.db.execute<{ default_currency: string }>(
          sql`select default_currency from merchant_settings where merchant_id = ${id}`,
        );
        return row?.default_currency;
      };
      expect(await settings((await create()).id)).toBe("NOK");
      expect(await settings((await create({ default_currency: "EUR" })).id)).toBe("EUR");
      const nobody = await operate("POST", "", { body: { ...FJORD, default_country: "AQ" } });
      expect(namedFields(nobody)).toEqual([["/default_currency", "field_required"]]);
    });

    it("is done once under an idempotency key, and a lost answer is given again with the same keys", async () => {
      const before = await world.countRows();
      const request = { body: FJORD, idempotencyKey: "fjord-1" };
      const answers = await Promise.all([operate("POST", "", request), operate("POST", "", request)]);
      const again = await operate("POST", "", request);
      expect(answers.map(({ text }) => text)).toEqual([again.text, again.text]);
      const { rows, kept } = await world.ctx.db
        .execute<{ rows: number; kept: string }>(
          sql`select (select count(*)::int from merchants where name = 'Fjord Tea' and id = ${again.body.id}) as rows,
            (select answer_encrypted from operator_idempotency_keys where key = 'fjord-1') as kept`,
        )
        .then(([row]) => row ?? { rows: 0, kept: "" });
      expect(rows).toBe(1);
      expect(kept).not.toContain(createdMerchantSchema.parse(again.body).test_mode.secret_key);
      expect((await world.countRows()).idempotency_keys).toBe(before.idempotency_keys);
    });

    it("refuses another request under the same key, and takes the key as new after a week", async () => {
      const first = await operate("POST", "", { body: FJORD, idempotencyKey: "fjord-2" });
      const other = { body: { ...FJORD, name: "Another" }, idempotencyKey: "fjord-2" };
      expect(readProblem(await operate("POST", "", other))).toMatchObject({
        status: 409,
        code: "idempotency_key_reused",
      });
      world.clock.advance(7 * DAY_MS);
      const second = await operate("POST", "", other);
      expect(second.status).toBe(201);
      expect(second.body.id).not.toBe(first.body.id);
    });

    it("has nothing to do with a merchant's own idempotency keys", async () => {
      const headers = { "idempotency-key": "shared" };
      const session = await world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST, headers });
      const made = await operate("POST", "", { body: FJORD, idempotencyKey: "shared" });
      expect([session.status, made.status]).toEqual([201, 201]);
      const again = await world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST, headers });
      expect(again.text).toBe(session.text);
    });

    it.each<[string, Record<string, unknown>, [string, string][]]>([
      ["no name", { name: " " }, [["/name", "text_required"]]],
      ["an address that is none", { support_email: "help" }, [["/support_email", "email_invalid"]]],
      ["http for documents", { terms_url: "http://fjordtea.example" }, [["/terms_url", "url_invalid"]]],
      ["a colour by its name", { brand_color: "red" }, [["/brand_color", "color_invalid"]]],
      ["a country that is none", { default_country: "XX" }, [["/default_country", "country_unknown"]]],
      [
        "a limit of nothing",
        { limits: { requests_per_second: 0 } },
        [["/limits/requests_per_second", "rate_limit_invalid"]],
      ],
      [
        "webhooks to a private address",
        { webhook_url: "https://10.0.0.1/" },
        [["/webhook_url", "url_refused"]],
      ],
      ["a field that nobody knows", { plan: "gold" }, [["/plan", "unknown_field"]]],
    ])("refuses %s by name, and makes nothing", async (_what, more, fields) => {
      const count = async () =>
        (await world.ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from merchants`))[0]?.n;
      const before = await count();
      expect(namedFields(await operate("POST", "", { body: { ...FJORD, ...more } }))).toEqual(fields);
      expect(await count()).toBe(before);
    });
  });

  describe("finding one", () => {
    const found = async (query: string) => {
      const answer = await operate("GET", `?${query}`);
      const list = answer.as(
        z.object({
          data: z.array(listedMerchantSchema.strict()),
          has_more: z.boolean(),
          next_cursor: z.string().nullable(),
        }),
      );
      return { ...list, ids: list.data.map(({ id }) => id) };
    };

    it("by its id, or by a part of its name in capitals or not, newest first", async () => {
      const one = await create({ name: "Bücher 100% Straße" });
      const two = await create({ name: "Die BÜCHER von nebenan" });
      expect((await found(`search=${one.id}`)).ids).toEqual([one.id]);
      expect((await found("search=b%C3%BCcher")).ids).toEqual([two.id, one.id]);
      expect((await found("search=100%25")).ids).toEqual([one.id]);
      expect((await found("search=nobody_at_all")).ids).toEqual([]);
    });

    it("page by page, each merchant once, also while others are made", async () => {
      for (let index = 0; index < 5; index += 1) await create({ name: `Paged ${index}` });
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof found>> = await found(
          `search=paged&limit=2${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.data.map(({ name }) => name));
        cursor = page.next_cursor;
        await create({ name: "Paged later" });
      }
      expect(seen).toEqual(["Paged 4", "Paged 3", "Paged 2", "Paged 1", "Paged 0"]);
    });

    it("by its status", async () => {
      const { id } = await create({ name: "Of a status" });
      await operate("POST", `/${id}/suspend`, { body: { reason: "Unpaid fees." } });
      expect((await found("status=suspended&search=of a status")).ids).toEqual([id]);
      expect((await found("status=active&search=of a status")).ids).toEqual([]);
    });

    it.each(["limit=0", "limit=101", "cursor=!", "status=gone", "volume=maybe", "search=", "colour=red"])(
      "refuses %s by name",
      async (query) => {
        expect(namedFields(await operate("GET", `?${query}`))[0]?.[0]).toBe(`/${query.split("=")[0]}`);
      },
    );

    it("is 404 for an id that nobody has, whatever is asked", async () => {
      const { id } = await create();
      const none = `mer_${"0".repeat(26)}`;
      for (const [method, path] of [
        ["GET", `/${none}`],
        ["POST", `/${none}`],
        ["POST", `/${none}/suspend`],
        ["POST", `/${none}/resume`],
        ["POST", `/${none}/allow-live`],
        ["POST", `/${none}/keys`],
      ] as const) {
        const body = path.endsWith("suspend") ? { reason: "Gone." } : {};
        expect(readProblem(await operate(method, path, { body }))).toMatchObject({
          status: 404,
          code: "not_found",
        });
      }
      expect((await operate("GET", `/${id}`)).status).toBe(200);
    });
  });

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

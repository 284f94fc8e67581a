import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createdMerchantSchema, listedMerchantSchema } from "@/lib/contracts/merchant-account";
import { DAY_MS } from "@/lib/core/clock";
import { findVisitor } from "@/lib/people/find-visitor";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { NEW_MERCHANT, operatorOf } from "@/tests/support/operate";
import { namedFields, readProblem } from "@/tests/support/problem";

type Operator = ReturnType<typeof operatorOf>;

describe("an operator and the merchants", () => {
  let world: ApiWorld;
  let operate: Operator["operate"];
  let create: Operator["create"];
  beforeAll(async () => {
    world = await createApiWorld();
    ({ operate, create } = operatorOf(world));
  });
  afterAll(() => world.close());

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

    it("invites the owner that is named, with a link that signs in once", async () => {
      const { id, owner } = await create({ owner_email: "Ada@FjordTea.example" });
      expect(owner?.email).toBe("ada@fjordtea.example");
      const path = `/api${new URL(owner?.sign_in_url ?? "").pathname}`;
      const press = () => world.visit("POST", path, { headers: { "sec-fetch-site": "same-origin" } });
      const token = /^\w+=(\w+);/.exec((await press()).headers.get("set-cookie") ?? "")?.[1] ?? null;
      const visitor = await findVisitor(world.ctx, token);
      expect(visitor?.memberships).toMatchObject([{ merchantId: id, role: "owner", isLive: false }]);
      expect((await press()).headers.get("set-cookie")).toBeNull();
      expect((await create()).owner).toBeNull();
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
      const nobody = await operate("POST", "", { body: { ...NEW_MERCHANT, default_country: "AQ" } });
      expect(namedFields(nobody)).toEqual([["/default_currency", "field_required"]]);
    });

    it("is done once under an idempotency key, and a lost answer is given again with the same keys", async () => {
      const before = await world.countRows();
      const request = { body: NEW_MERCHANT, idempotencyKey: "fjord-1" };
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
      const first = await operate("POST", "", { body: NEW_MERCHANT, idempotencyKey: "fjord-2" });
      const other = { body: { ...NEW_MERCHANT, name: "Another" }, idempotencyKey: "fjord-2" };
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
      const made = await operate("POST", "", { body: NEW_MERCHANT, idempotencyKey: "shared" });
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
      expect(namedFields(await operate("POST", "", { body: { ...NEW_MERCHANT, ...more } }))).toEqual(fields);
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
});

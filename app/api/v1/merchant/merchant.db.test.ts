import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { events } from "@/db/schema";
import { eventSchema } from "@/lib/contracts/event-objects";
import { merchantSchema } from "@/lib/contracts/merchant-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

const IBAN = "DE89370400440532013000";
const NORWEGIAN = { holder: "Fjord Tea AS", iban: "NO93 8601 1117 947", currency: "NOK" };

let world: ApiWorld;
beforeEach(async () => {
  await world?.close();
  world = await createApiWorld();
});
afterAll(() => world.close());

const read = async (key = world.keys.secret) =>
  (await world.call("GET", "/merchant", { key })).as(merchantSchema.strict());
const change = (body: unknown, key = world.keys.secret) => world.call("POST", "/merchant", { body, key });

async function told() {
  const rows = await world.ctx.db
    .select({ body: events.body })
    .from(events)
    .where(eq(events.type, "merchant.updated"))
    .orderBy(asc(events.livemode), asc(events.position));
  return rows.map(({ body }) => eventSchema.parse(JSON.parse(body)));
}

describe("the settings of a merchant", () => {
  it("are changed one by one: what is left out stays", async () => {
    const before = await read();
    const answer = await change({ brand: { color: "#FFE600" }, confirmation: { within_minutes: 60 } });
    expect(answer.status).toBe(200);
    expect(await read()).toEqual({
      ...before,
      brand: { ...before.brand, color: "#ffe600" },
      confirmation: { ...before.confirmation, within_minutes: 60 },
      updated_at: answer.body.updated_at,
    });
    expect(answer.body).toEqual(await read());
  });

  it("can all be changed at once, and are kept as they are meant", async () => {
    const request = {
      name: "  Fjord Tea & Co ",
      support_email: "Help@FJORDTEA.example",
      brand: { color: "#123456" },
      documents: {
        terms: { url: "https://fjordtea.example/terms/2", version: "2" },
        personal_data: { url: "https://fjordtea.example/privacy/2", version: "2" },
      },
      default_country: "NO",
      default_currency: "NOK",
      default_locale: "nb",
      confirmation: { mode: "manual", within_minutes: 5 },
      embed_origins: ["https://Shop.example:443", "https://shop.example", "http://localhost:4000"],
      payment_methods: ["bank_transfer", "card"],
      payment_methods_by_country: { NL: ["ideal"], DE: ["card"] },
      bank_accounts: [NORWEGIAN, { holder: "Fjord Tea", iban: IBAN, bic: "cobadeff", bank: "Commerzbank" }],
      customer_emails: ["order_paid"],
      reminder_days: [1, 3, 89],
    };
    const answer = await change(request);
    expect(answer.body).toMatchObject({
      ...request,
      name: "Fjord Tea & Co",
      support_email: "Help@fjordtea.example",
      embed_origins: ["https://shop.example", "http://localhost:4000"],
      bank_accounts: [
        { holder: "Fjord Tea AS", iban: "NO9386011117947", bic: null, bank: null, currency: "NOK" },
        { holder: "Fjord Tea", iban: IBAN, bic: "COBADEFF", bank: "Commerzbank", currency: null },
      ],
    });
    expect(await read()).toEqual(answer.body);
  });

  it("that may be missing are taken away by null", async () => {
    const clearable = {
      default_locale: "nb",
      payment_methods: ["card"],
      payment_methods_by_country: { NL: ["ideal"] },
      reminder_days: [3],
    };
    await change(clearable);
    const nothing = Object.fromEntries(Object.keys(clearable).map((field) => [field, null]));
    expect((await change(nothing)).body).toMatchObject({
      default_locale: null,
      payment_methods: null,
      payment_methods_by_country: {},
      reminder_days: [],
    });
  });

  it("are told of in the log of their mode, with the fields that are new", async () => {
    await change({ name: "Fjord Tea", brand: { color: "#0f5c4d" } });
    expect(await told()).toEqual([]);
    await change({ name: "Fjord", brand: { color: "#0f5c4d" }, reminder_days: [2] });
    await change({ documents: { terms: { url: "https://fjordtea.example/t", version: "3" } } });
    const seen = await told();
    expect(
      seen.map(({ data, sequence, livemode }) => [sequence, livemode, "changed" in data && data.changed]),
    ).toEqual([
      [1, false, ["name", "reminder_days"]],
      [2, false, ["documents.terms"]],
    ]);
    expect(seen[0]?.data).toMatchObject({ object: "merchant", id: world.scope.merchantId, name: "Fjord" });
  });

  it("of test mode and live mode are nothing to each other, nor are two merchants'", async () => {
    const live = await read(world.keys.live);
    const other = await read(world.keys.otherSecret);
    await change({ name: "Changed", bank_accounts: [] });
    expect(await read(world.keys.live)).toEqual(live);
    expect(await read(world.keys.otherSecret)).toEqual(other);
    expect((await change({ name: "Changed live" }, world.keys.live)).body).toMatchObject({
      name: "Changed live",
    });
    expect(await read()).toMatchObject({ name: "Changed", livemode: false });
    expect((await told()).map(({ livemode }) => livemode)).toEqual([false, true]);
  });

  it("are answered again under the same idempotency key, and changed once", async () => {
    const headers = { "idempotency-key": "rename" };
    const first = await world.call("POST", "/merchant", { body: { name: "One" }, headers });
    await change({ name: "Two" });
    const again = await world.call("POST", "/merchant", { body: { name: "One" }, headers });
    expect(again.body).toEqual(first.body);
    expect(await read()).toMatchObject({ name: "Two" });
  });

  it("changed at the same time lose nothing of each other, and each change is told in its turn", async () => {
    const answers = await Promise.all([
      change({ name: "Both" }),
      change({ support_email: "both@fjordtea.example" }),
      change({ confirmation: { mode: "manual" } }),
      change({ confirmation: { within_minutes: 77 } }),
      change({ documents: { terms: { url: "https://fjordtea.example/t9", version: "9" } } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await read()).toMatchObject({
      name: "Both",
      support_email: "both@fjordtea.example",
      confirmation: { mode: "manual", within_minutes: 77 },
      documents: { terms: { version: "9" } },
    });
    expect((await told()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });
});

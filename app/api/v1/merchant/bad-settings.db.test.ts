import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields, readProblem } from "@/tests/support/problem";

const IBAN = "DE89370400440532013000";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

const read = async () => (await world.call("GET", "/merchant")).body;
const change = (body: unknown, key = world.keys.secret) => world.call("POST", "/merchant", { body, key });

describe("a setting that can't be", () => {
  const account = { holder: "Fjord Tea", iban: IBAN };
  const refused: [string, unknown, [string, string][]][] = [
    ["an empty name", { name: " " }, [["/name", "text_required"]]],
    ["no name", { name: null }, [["/name", "text_required"]]],
    ["no address to write to", { support_email: "help" }, [["/support_email", "email_invalid"]]],
    ["a colour by its name", { brand: { color: "teal" } }, [["/brand/color", "color_invalid"]]],
    ["half a colour", { brand: { color: "#fff" } }, [["/brand/color", "color_invalid"]]],
    [
      "a logo by its address",
      { brand: { logo_url: "https://x.example" } },
      [["/brand/logo_url", "unknown_field"]],
    ],
    [
      "a document without a version",
      { documents: { terms: { url: "https://x.example" } } },
      [["/documents/terms/version", "text_required"]],
    ],
    [
      "a document without a lock",
      { documents: { terms: { url: "http://x.example", version: "1" } } },
      [["/documents/terms/url", "url_invalid"]],
    ],
    ["no document", { documents: { terms: null } }, [["/documents/terms", "object_expected"]]],
    ["no such country", { default_country: "XX" }, [["/default_country", "country_unknown"]]],
    ["no such currency", { default_currency: "eur" }, [["/default_currency", "currency_unknown"]]],
    ["a language that the page lacks", { default_locale: "fi" }, [["/default_locale", "locale_unknown"]]],
    ["no such mode", { confirmation: { mode: "later" } }, [["/confirmation/mode", "value_unknown"]]],
    [
      "too little time",
      { confirmation: { within_minutes: 4 } },
      [["/confirmation/within_minutes", "confirmation_minutes_out_of_range"]],
    ],
    [
      "too much time",
      { confirmation: { within_minutes: 10_081 } },
      [["/confirmation/within_minutes", "confirmation_minutes_out_of_range"]],
    ],
    [
      "an origin with a path",
      { embed_origins: ["https://x.example/shop"] },
      [["/embed_origins/0", "origin_invalid"]],
    ],
    [
      "an origin without a lock",
      { embed_origins: ["https://x.example", "http://x.example"] },
      [["/embed_origins/1", "origin_invalid"]],
    ],
    ["any origin", { embed_origins: ["*"] }, [["/embed_origins/0", "origin_invalid"]]],
    [
      "no such method",
      { payment_methods: ["card", "cheque"] },
      [["/payment_methods/1", "payment_method_unknown"]],
    ],
    ["a method twice", { payment_methods: ["card", "card"] }, [["/payment_methods/1", "value_repeated"]]],
    ["no method at all", { payment_methods: [] }, [["/payment_methods", "list_empty"]]],
    [
      "no such method in a country",
      { payment_methods_by_country: { NO: ["cheque"] } },
      [["/payment_methods_by_country/NO/0", "payment_method_unknown"]],
    ],
    [
      "methods of no country",
      { payment_methods_by_country: { XX: ["card"] } },
      [["/payment_methods_by_country/XX", "unknown_field"]],
    ],
    [
      "an account with a wrong digit",
      { bank_accounts: [{ ...account, iban: "DE89370400440532013001" }] },
      [["/bank_accounts/0/iban", "iban_invalid"]],
    ],
    [
      "an account of a wrong length",
      { bank_accounts: [{ ...account, iban: "DE8937040044053201300" }] },
      [["/bank_accounts/0/iban", "iban_invalid"]],
    ],
    [
      "a bank by its name",
      { bank_accounts: [{ ...account, bic: "COBA" }] },
      [["/bank_accounts/0/bic", "bic_invalid"]],
    ],
    [
      "an account of nobody",
      { bank_accounts: [{ iban: IBAN }] },
      [["/bank_accounts/0/holder", "text_required"]],
    ],
    [
      "an account twice",
      { bank_accounts: [account, { ...account, bank: "other" }] },
      [["/bank_accounts/1", "bank_account_repeated"]],
    ],
    ["no accounts, as null", { bank_accounts: null }, [["/bank_accounts", "list_expected"]]],
    ["a letter that is none", { customer_emails: ["spam"] }, [["/customer_emails/0", "value_unknown"]]],
    ["days that fall", { reminder_days: [3, 2] }, [["/reminder_days", "reminder_days_invalid"]]],
    [
      "a day after the order is gone",
      { reminder_days: [90] },
      [["/reminder_days/0", "reminder_days_invalid"]],
    ],
    ["what we don't know", { retention_days: 30 }, [["/retention_days", "unknown_field"]]],
    [
      "two at once",
      { name: "", default_country: "XX" },
      [
        ["/name", "text_required"],
        ["/default_country", "country_unknown"],
      ],
    ],
  ];

  it.each(refused)("is refused by its field, and nothing is done: %s", async (_, body, fields) => {
    const [before, rows] = [await read(), await world.countRows()];
    const sound = { support_email: "new@fjordtea.example" };
    const answer = await change({ ...sound, ...(body as object) });
    expect(namedFields(answer)).toEqual(fields);
    expect(await read()).toEqual(before);
    expect(await world.countRows()).toEqual(rows);
  });

  it("is an origin without a lock in live mode, also on this machine", async () => {
    const body = { embed_origins: ["https://x.example", "http://localhost:4000"] };
    expect(namedFields(await change(body, world.keys.live))).toEqual([
      ["/embed_origins/1", "origin_insecure"],
    ]);
    expect((await change(body)).status).toBe(200);
  });

  it("is changed by nobody with a key that may only read", async () => {
    const reader = await world.issueKey(world.scope, "restricted", { scopes: ["merchant:read"] });
    expect(readProblem(await change({ name: "x" }, reader))).toMatchObject({ status: 403 });
    expect(readProblem(await change({ name: "x" }, world.keys.publishable))).toMatchObject({ status: 403 });
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { merchantSchema } from "@/lib/contracts/merchant-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { mutatedJson } from "@/tests/support/nasty";
import { readProblem } from "@/tests/support/problem";

/** A request that uses every field, so that every field gets its turn. */
const WHOLE_REQUEST = {
  name: "Fjord",
  support_email: "us@fjordtea.example",
  brand: { color: "#123456" },
  documents: {
    terms: { url: "https://fjordtea.example/terms/2", version: "2" },
    personal_data: { url: "https://fjordtea.example/privacy/2", version: "2" },
  },
  default_country: "NO",
  default_currency: "NOK",
  default_locale: "nb",
  confirmation: { mode: "manual", within_minutes: 60 },
  embed_origins: ["https://shop.example"],
  payment_methods: ["card", "bank_transfer"],
  payment_methods_by_country: { NL: ["ideal"] },
  bank_accounts: [
    { holder: "Fjord", iban: "DE89370400440532013000", bic: "COBADEFFXXX", bank: "Bank", currency: "EUR" },
  ],
  reminder_days: [1, 3],
};

describe("whatever is sent as settings", { timeout: 120_000 }, () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  it("is kept as the answer says, or refused by its fields and nothing of it done", async () => {
    const changesOrRefuses = async (body: string) => {
      const before = { rows: await world.countRows(), text: (await world.call("GET", "/merchant")).text };
      const answer = await world.call("POST", "/merchant", { body });
      const after = (await world.call("GET", "/merchant")).text;
      expect([200, 400, 413, 422]).toContain(answer.status);
      if (answer.status === 200) {
        answer.as(merchantSchema.strict());
        expect(after).toBe(answer.text);
        return;
      }
      readProblem(answer);
      expect(after).toBe(before.text);
      expect(await world.countRows()).toEqual(before.rows);
    };
    expect((await world.call("POST", "/merchant", { body: WHOLE_REQUEST })).status).toBe(200);
    await fc.assert(fc.asyncProperty(mutatedJson(WHOLE_REQUEST), changesOrRefuses), { numRuns: 300 });
  });
});

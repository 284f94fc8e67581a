import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const FOLDER = join(import.meta.dirname, "migrations");
/** The last migration before settings had a row for each mode. */
const BEFORE = 12;

describe("a database from before settings per mode", () => {
  let sql: postgres.Sql;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    sql = postgres(database.url, { max: 1, onnotice: () => {} });
    await sql.unsafe("drop schema public cascade; create schema public");
    await migrate(sql, 0, BEFORE);
    await insertMerchant(sql, "mer_test", {
      iban: "DE89370400440532013000",
      holder: "Tea",
      bic: null,
      bank: null,
    });
    await insertMerchant(sql, "mer_live", null);
    await sql`insert into api_keys (id, merchant_id, livemode, kind, hash, last_four, created_at)
      values ('key_1', 'mer_live', true, 'secret', 'h', 'abcd', now())`;
    await migrate(sql, BEFORE + 1, Number.POSITIVE_INFINITY);
  });

  afterAll(async () => {
    await sql.end();
    await drop();
  });

  it("keeps what each merchant had set, as the settings of its test mode", async () => {
    const [row] = await sql`select * from merchant_settings where merchant_id = 'mer_test'`;
    expect(row).toMatchObject({
      livemode: false,
      name: "Fjord Tea",
      support_email: "help@fjordtea.example",
      terms: { url: "https://fjordtea.example/terms", version: "7" },
      confirmation: "manual",
      confirm_within_minutes: 99,
      embed_origins: ["https://fjordtea.example"],
      payment_methods: ["card"],
      reminder_days: [1, 3],
      bank_accounts: [
        { iban: "DE89370400440532013000", holder: "Tea", bic: null, bank: null, currency: null },
      ],
    });
  });

  it("gives a row of live mode only to who had a live key", async () => {
    const rows = await sql`select merchant_id from merchant_settings where livemode`;
    expect([...rows]).toEqual([{ merchant_id: "mer_live" }]);
    const live = await sql`select id from merchants where live_since is not null`;
    expect([...live]).toEqual([{ id: "mer_live" }]);
    const [row] = await sql`select bank_accounts from merchant_settings where livemode`;
    expect(row?.bank_accounts).toEqual([]);
  });

  it("knows the documents of today as their first versions", async () => {
    const rows = await sql`
      select kind, version, url from merchant_documents where merchant_id = 'mer_test' order by kind`;
    expect([...rows]).toEqual([
      { kind: "personal_data", version: "8", url: "https://fjordtea.example/privacy" },
      { kind: "terms", version: "7", url: "https://fjordtea.example/terms" },
    ]);
  });
});

async function migrate(sql: postgres.Sql, from: number, to: number): Promise<void> {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta/_journal.json"), "utf8"));
  const entries = (journal.entries as { tag: string }[]).slice(from, to + 1);
  for (const { tag } of entries) await sql.unsafe(readFileSync(join(FOLDER, `${tag}.sql`), "utf8"));
}

function insertMerchant(sql: postgres.Sql, id: string, account: Record<string, string | null> | null) {
  return sql`
    insert into merchants (id, name, support_email, brand_color, terms, personal_data, default_currency, default_country,
      confirmation, confirm_within_minutes, embed_origins, payment_methods, bank_account, reminder_days, created_at)
    values (${id}, 'Fjord Tea', 'help@fjordtea.example', '#0f5c4d',
      '{"url": "https://fjordtea.example/terms", "version": "7"}',
      '{"url": "https://fjordtea.example/privacy", "version": "8"}', 'EUR', 'DE', 'manual', 99,
      '{https://fjordtea.example}', '{card}', ${account && sql.json(account)}, '{1,3}', now())`;
}

import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";
import type { BankStore } from "./bank-store";
import { createPostgresStore } from "./postgres-store";
import { describeStorePromises } from "./store-promises";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let opened: BankStore[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  await withSql((sql) => sql`drop schema if exists sandbox cascade`);
});

async function open(): Promise<BankStore> {
  const store = await createPostgresStore(database.url);
  opened.push(store);
  return store;
}

async function withSql<T>(work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

describe("the bank's store in PostgreSQL", () => {
  describeStorePromises(open);

  it("makes its own table, even when several banks start at once, and keeps what is in it", async () => {
    const [first, second] = await Promise.all([open(), open(), open()]);
    expect(await first?.listByDueAt(1)).toEqual([]);
    expect(await second?.findIdByPageToken("none")).toBeNull();
  });

  it("touches no schema but its own", async () => {
    const tables = () =>
      withSql(
        (sql) => sql`
        select table_schema, table_name from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema', 'sandbox') order by 1, 2`,
      );
    const before = await tables();
    await open();
    expect(await tables()).toEqual(before);
  });
});

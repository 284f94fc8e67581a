import postgres from "postgres";
import { expect, test } from "vitest";
import { createTestDatabase } from "./database";

test("a test database has the newest schema, is its own, and goes away", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(one.url).not.toBe(other.url);
  const sql = postgres(one.url, { max: 1 });
  const [count] = await sql<{ tables: number }[]>`
    select count(*)::int as tables from information_schema.tables where table_schema = 'public'`;
  await sql.end();
  expect(count?.tables).toBeGreaterThan(0);
  await Promise.all([one.drop(), other.drop()]);
  const gone = postgres(one.url, { max: 1 });
  await expect(gone`select 1`).rejects.toThrow("does not exist");
  await gone.end();
});

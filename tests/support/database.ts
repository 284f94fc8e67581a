import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/**
 * A database of a test file's own with the newest schema and no rows, copied from the template.
 * Call it once per file, and `drop` when the file is done; connections still open are closed by force.
 */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const serverUrl = inject("testServerUrl");
  const name = `opentill_test_${randomBytes(8).toString("hex")}`;
  await onServer(
    serverUrl,
    (sql) => sql`create database ${sql(name)} template ${sql(inject("testTemplate"))}`,
  );
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = () => onServer(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
  return { url: url.href, drop };
}

async function onServer(url: string, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const migrationsFolder = fileURLToPath(new URL("../db/migrations", import.meta.url));
const lockKey = "opentill migrations";
const oldestVersion = 150_000;

/**
 * Brings a database to the newest schema; harmless when it is already there, and when several processes do it at once.
 * Throws when the server is older than PostgreSQL 15.
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  // One connection only: the advisory lock belongs to it and ends with it.
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [server] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!server || server.version < oldestVersion) throw new Error("Opentill needs PostgreSQL 15 or newer.");
    await sql`select pg_advisory_lock(hashtext(${lockKey}))`;
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}

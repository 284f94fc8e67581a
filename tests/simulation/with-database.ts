import { connect, type Database } from "@/db/client";
import { createTestDatabase } from "@/tests/support/database";

/** Two connections: a verb that asks for another one while it holds a transaction still gets it. */
const POOL_SIZE = 2;

/** A fresh database for as long as the work takes. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  const client = connect(database.url, { poolSize: POOL_SIZE, plans: "generic" });
  try {
    return await work(client.db);
  } finally {
    await client.close();
    await database.drop();
  }
}

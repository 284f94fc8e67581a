import { migrateDatabase } from "./migrate-database";

// Migrations hold a lock on their connection, which a pooler would hand to somebody else.
const databaseUrl = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
await migrateDatabase(databaseUrl);
console.log("The database has the newest schema.");

import { migrateDatabase } from "./migrate-database";

const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
await migrateDatabase(databaseUrl);
console.log("The database has the newest schema.");

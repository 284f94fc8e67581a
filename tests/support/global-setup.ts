import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../scripts/migrate-database";
import { startThrowAwayCluster } from "../../scripts/postgres/throw-away-cluster.mjs";
import { hashFiles } from "../../scripts/steps/hash-files.mjs";
import { ensureHome, resolveHome, root } from "../../scripts/steps/paths.mjs";

declare module "vitest" {
  interface ProvidedContext {
    testServerUrl: string;
    testTemplate: string;
  }
}

/**
 * Runs once before all database tests: a server (TEST_DATABASE_URL, else a throw-away one of our own) with a template
 * database that has the newest schema. The returned function takes down what was started.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startOwnServer();
  try {
    project.provide("testServerUrl", server.url);
    project.provide("testTemplate", await ensureTemplate(server.url));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}

async function startOwnServer() {
  const home = resolveHome(process.env);
  ensureHome(home);
  return await startThrowAwayCluster(join(home, "test-postgres"));
}

// Only a database marked as a template is a finished one: a run that died while migrating leaves no such mark.
async function ensureTemplate(serverUrl: string): Promise<string> {
  const template = `opentill_template_${hashFiles(root, ["db/migrations"]).slice(0, 16)}`;
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext(${template}))`;
    const [found] = await sql`select 1 from pg_database where datname = ${template} and datistemplate`;
    if (found) return template;
    await sql`drop database if exists ${sql(template)} with (force)`;
    await sql`create database ${sql(template)}`;
    const url = new URL(serverUrl);
    url.pathname = `/${template}`;
    await migrateDatabase(url.href);
    await sql`alter database ${sql(template)} with is_template true allow_connections false`;
    return template;
  } finally {
    await sql.end();
  }
}

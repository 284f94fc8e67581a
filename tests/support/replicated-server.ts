import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrateDatabase } from "../../scripts/migrate-database";
import { startCluster } from "../../scripts/postgres/start-cluster.mjs";
import { findFreePort } from "../../scripts/steps/ports.mjs";

/**
 * A PostgreSQL and its standby, which every commit waits for, with the newest schema. `url` names both and asks for the one
 * that can be written to.
 */
export async function startReplicatedServer() {
  const folder = await mkdtemp(join(tmpdir(), "opentill-replicated-"));
  mkdirSync(join(folder, "clusters"), { mode: 0o711 });
  execFileSync("chmod", ["711", folder]);
  const first = join(folder, "clusters", "first");
  const second = join(folder, "clusters", "second");
  const start = (directory: string, port?: number) =>
    startCluster({ directory, logFile: `${directory}.log`, durable: true, ...(port ? { port } : {}) });

  const alone = await start(first);
  const { port: firstPort, password, username } = new URL(alone.url);
  await migrateDatabase(alone.url);
  await alone.stop();
  execFileSync("cp", ["-a", first, second]);
  follow(second, `host=127.0.0.1 port=${firstPort} user=${username} password=${password}`);
  appendFileSync(join(first, "data", "postgresql.auto.conf"), "synchronous_standby_names = '*'\n");
  const standby = await start(second, await findFreePort());
  const primary = await start(first, Number(firstPort));
  await untilFollowing(primary.url);

  const url = new URL(primary.url);
  const { port: secondPort } = new URL(standby.url);
  return {
    url: url.href
      .replace(`:${firstPort}/`, `:${firstPort},127.0.0.1:${secondPort}/`)
      .concat("?target_session_attrs=read-write"),
    standbyUrl: standby.url,
    /** Kills the primary in the middle of whatever it does. */
    killPrimary() {
      process.kill(primary.pid, "SIGKILL");
      return primary.exited;
    },
    /** Makes the standby the server that can be written to, as a person or a manager such as Patroni does. */
    async promoteStandby() {
      const sql = postgres(standby.url, { max: 1, onnotice: () => {} });
      await sql`alter system set synchronous_standby_names = ''`;
      await sql`select pg_promote()`;
      await sql.end();
    },
    async stop() {
      await standby.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function follow(directory: string, connection: string): void {
  const data = join(directory, "data");
  const { uid, gid } = statSync(data);
  appendFileSync(join(data, "postgresql.auto.conf"), `primary_conninfo = '${connection}'\n`);
  writeFileSync(join(data, "standby.signal"), "");
  chownSync(join(data, "standby.signal"), uid, gid);
}

async function untilFollowing(primaryUrl: string): Promise<void> {
  const sql = postgres(primaryUrl, { max: 1, onnotice: () => {} });
  for (;;) {
    const [row] = await sql`select 1 from pg_stat_replication where sync_state = 'sync'`;
    if (row) return sql.end();
  }
}

import { join } from "node:path";
import postgres from "postgres";
import { migrateDatabase } from "../../scripts/migrate-database";
import { startThrowAwayCluster } from "../../scripts/postgres/throw-away-cluster.mjs";
import { ensureHome, resolveHome } from "../../scripts/steps/paths.mjs";

/** A PostgreSQL of its own with the newest schema, all of whose processes can be frozen (SIGSTOP) and go on. */
export async function startFreezableServer() {
  const home = resolveHome(process.env);
  ensureHome(home);
  const cluster = await startThrowAwayCluster(join(home, "test-frozen"));
  await migrateDatabase(cluster.url);
  const sql = postgres(cluster.url, { max: 1 });
  let frozen: number[] = [];
  const goOn = () => {
    for (const pid of frozen) process.kill(pid, "SIGCONT");
    frozen = [];
  };
  return {
    url: cluster.url,
    sql,
    async freeze() {
      const [server] = await sql<{ pid: number }[]>`
        select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`;
      const backends = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where backend_type = 'client backend'`;
      // The one that takes new connections first, so that none is missed.
      frozen = [server, ...backends].flatMap((found) => (found ? [found.pid] : []));
      for (const pid of frozen) process.kill(pid, "SIGSTOP");
    },
    goOn,
    async stop() {
      goOn();
      await sql.end();
      await cluster.stop();
    },
  };
}

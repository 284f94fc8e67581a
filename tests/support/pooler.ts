import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../scripts/steps/ports.mjs";

const PROGRAM = process.env.PGBOUNCER_PATH ?? "/usr/sbin/pgbouncer";

/** Whether this machine has a PgBouncer to try. */
export const hasPooler = existsSync(PROGRAM);

/** A PgBouncer in front of a server, on a port of its own; `url` names the same database through it. */
export async function startPooler(
  databaseUrl: string,
  mode: "transaction" | "session",
): Promise<{ url: string; stop(): Promise<void> }> {
  const url = new URL(databaseUrl);
  const port = await findFreePort();
  const folder = await mkdtemp(join(tmpdir(), "opentill-pooler-"));
  await chmod(folder, 0o755);
  const users = join(folder, "users.txt");
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(users, `"${url.username}" "${url.password}"\n`);
  await writeFile(
    settings,
    [
      "[databases]",
      `* = host=${url.hostname} port=${url.port}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = plain",
      `auth_file = ${users}`,
      `pool_mode = ${mode}`,
      "default_pool_size = 4",
      "",
    ].join("\n"),
  );
  // It refuses to be root.
  const account = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn(PROGRAM, [...account, settings], { stdio: ["ignore", "ignore", "pipe"] });
  await untilUp(child.stderr);
  url.port = String(port);
  return {
    url: url.href,
    async stop() {
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await once(child, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function untilUp(words: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    words.on("data", (chunk) => {
      said += chunk;
      if (said.includes("process up")) resolve();
    });
    words.once("end", () => reject(new Error(`The pooler did not start:\n${said}`)));
  });
}

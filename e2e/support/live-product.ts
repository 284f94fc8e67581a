import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { startThrowAwayCluster } from "../../scripts/postgres/throw-away-cluster.mjs";
import { findFreePort } from "../../scripts/steps/ports.mjs";

/** Where the world reaches the server; a proxy ends TLS in front of it, and the tests stand in that proxy's place. */
export const PUBLIC_URL = "https://pay.fjordtea.shop";
export const OPERATOR_KEY = "op_9b2k7m4x0c5v8n1q3w6e2r4t7y0u5i8p";

export type Visited = { status: number; location: string | null; text: string };

/**
 * Opentill as an operator runs it for real money: an empty, migrated PostgreSQL, the web server and the worker as processes of their own,
 * behind a public name. No sandbox bank, no demonstration, no way to this machine's own addresses. `edge` says where the
 * internet leads, see `tests/support/network-edge.mjs`.
 */
export async function startLiveProduct(edge: { names: Record<string, object>; authority: string }) {
  const folder = mkdtempSync(join(tmpdir(), "opentill-live-"));
  const cluster = await startThrowAwayCluster(
    resolve(process.env.OPENTILL_HOME ?? ".opentill", "live-postgres"),
  );
  const port = await findFreePort();
  const authorityFile = join(folder, "authority.pem");
  writeFileSync(authorityFile, edge.authority);
  const environment = {
    ...bare(process.env),
    DATABASE_URL: cluster.url,
    OPENTILL_URL: PUBLIC_URL,
    OPENTILL_SECRET: "a master secret of forty symbols, or more",
    OPENTILL_OPERATOR_KEY: OPERATOR_KEY,
    OPENTILL_LOG: "info",
    PORT: String(port),
    NODE_ENV: "production" as const,
    NODE_EXTRA_CA_CERTS: authorityFile,
    NETWORK_EDGE: JSON.stringify(edge.names),
  };
  const logs: string[] = [];
  const running: ChildProcess[] = [];
  const start = (script: string, said: string) => {
    const words = ["--import", "./tests/support/network-edge.mjs", "--import", "tsx", script];
    const child = spawn(process.execPath, words, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    running.push(child);
    return new Promise<void>((settle, refuse) => {
      const hear = (chunk: Buffer) => {
        logs.push(String(chunk));
        if (String(chunk).includes(said)) settle();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.once("exit", () => refuse(new Error(`${script} has ended: ${logs.join("")}`)));
    });
  };
  const stop = async () => {
    await Promise.all(running.map(end));
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start("scripts/migrate.ts", "newest schema");
    await Promise.all([start("web/index.ts", "listening"), start("worker/index.ts", "working")]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    databaseUrl: cluster.url,
    secret: environment.OPENTILL_SECRET,
    logs: () => logs.join(""),
    stop,
    /** One visit of a customer's browser without scripts, as the proxy passes it on. A path or one of our own addresses. */
    visit: (address: string, form?: Record<string, string>) => visit(port, address, form),
    /** `npx opentill …`, which prints one record of JSON. */
    cli: (words: string[], key?: string) => cli(words, { url: `http://127.0.0.1:${port}`, key }),
    /** A call of the API that the command line has no words for. */
    async call(method: string, path: string, key: string, body?: object) {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** What the machine gives a process, without settings of another Opentill. */
function bare(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(?:OPENTILL_|DATABASE_|SMTP_|MAIL_|PORT$|NODE_)/;
  const given = Object.entries(variables).filter(([name]) => !own.test(name));
  return { NODE_ENV: "production", ...Object.fromEntries(given) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.removeAllListeners("exit");
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(killer);
}

async function visit(port: number, address: string, form?: Record<string, string>): Promise<Visited> {
  const url = new URL(address, PUBLIC_URL);
  const body = form ? new URLSearchParams(form).toString() : "";
  const asked = request({
    host: "127.0.0.1",
    port,
    path: url.pathname + url.search,
    method: form ? "POST" : "GET",
    headers: {
      host: new URL(PUBLIC_URL).host,
      accept: "text/html",
      "accept-language": "en",
      ...(form ? { "content-type": "application/x-www-form-urlencoded", "content-length": body.length } : {}),
    },
  });
  asked.end(body);
  const [response] = await once(asked, "response");
  const { statusCode = 0, headers } = response;
  return { status: statusCode, location: headers.location ?? null, text: await text(response) };
}

async function cli(words: string[], { url, key }: { url: string; key: string | undefined }) {
  const env = {
    ...bare(process.env),
    OPENTILL_URL: url,
    OPENTILL_OPERATOR_KEY: OPERATOR_KEY,
    ...(key === undefined ? {} : { OPENTILL_API_KEY: key }),
  };
  const child = spawn(process.execPath, [resolve("cli/opentill.mjs"), ...words], { env, cwd: "/" });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const records =
    code === 0
      ? out
          .trim()
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  return { code: Number(code), out, err, record: records[0] ?? {}, records };
}

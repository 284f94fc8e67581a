import { Agent, request } from "node:http";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import type { RateLimits } from "@/lib/http/rate-limits/rate-limits";
import { MASTER_SECRET } from "@/tests/support/checkout-world";
import { limitsOf } from "@/tests/support/serve-limited";
import { serveWeb } from "@/tests/support/serve-web";
import { openStatementCounter } from "@/tests/support/statement-counter";
import { type Bench, measure, percentile, type Row, rounded } from "../support/bench";

/** Short and many, so that other work on the machine meets both alike. */
const ROUNDS = 20;
const SECONDS = 0.4;
const WARM_UP_SECONDS = 2;
const MAX_SOCKETS = 8;
const COUNTS = 500_000;
const ADDRESSES = 2_000;
/** Above what one machine asks, so that all of it is counted and none refused. */
const SETTINGS = { OPENTILL_RATE_LIMIT_CALLS_PER_ADDRESS: "4000" };
const PAGE = `/c/${linkSecret(deriveKeys(MASTER_SECRET).links, "cs_06gzs0mbvp0rsesrbst4bd2ffw")}`;

/**
 * What a limit adds to a request: our web server around an answer that costs nothing, with limits and, in the same run and in
 * turns, without. Half of the requests are calls from one address, half are pages for thousands.
 */
export async function rateLimits(bench: Bench): Promise<Row[]> {
  const counter = await openStatementCounter(bench.databaseUrl);
  const limits = limitsOf(counter.url, SETTINGS);
  const servers = { bare: await serve(null), limited: await serve(limits) };
  const rows: Row[] = [];
  for (const lanes of [1, 8]) {
    for (const { ask } of Object.values(servers)) await measure(ask, { lanes, seconds: WARM_UP_SECONDS });
    counter.take();
    const { times, addedMs } = await compare(servers, lanes);
    rows.push({
      what: "a request through the web server",
      "at once": lanes,
      "p50 ms": rounded(percentile(times.limited, 0.5), 3),
      "p99 ms": rounded(percentile(times.limited, 0.99), 3),
      "floor p50 ms": rounded(percentile(times.bare, 0.5), 3),
      "floor p99 ms": rounded(percentile(times.bare, 0.99), 3),
      "added p50 ms": rounded(addedMs, 3),
      "budget ms": 1,
      "statements per 1,000 requests": rounded((counter.take() / times.limited.length) * 1_000, 2),
      "one count alone, µs": rounded(countOften(limits), 2),
    });
  }
  for (const { close } of Object.values(servers)) await close();
  await limits.close();
  await counter.close();
  return rows;
}

type Servers = Record<"bare" | "limited", Awaited<ReturnType<typeof serve>>>;

/** The times of both, and the difference of their medians: the median of many rounds, in which either is first by turns. */
async function compare(servers: Servers, lanes: number) {
  const times: Record<keyof Servers, number[]> = { bare: [], limited: [] };
  const added: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const medians = { bare: 0, limited: 0 };
    for (const which of round % 2 === 0 ? (["bare", "limited"] as const) : (["limited", "bare"] as const)) {
      const { timesMs } = await measure(servers[which].ask, { lanes, seconds: SECONDS });
      times[which].push(...timesMs);
      medians[which] = percentile(timesMs, 0.5);
    }
    added.push(medians.limited - medians.bare);
  }
  return { times, addedMs: percentile(added, 0.5) };
}

/** Microseconds that one count takes. */
function countOften(limits: RateLimits): number {
  const begin = performance.now();
  for (let count = 0; count < COUNTS; count += 1) limits.countNetwork("page", networkOf(count));
  return ((performance.now() - begin) / COUNTS) * 1_000;
}

async function serve(limits: RateLimits | null) {
  const web = await serveWeb(async (_request, response) => void response.end("{}"), undefined, {
    limits,
    trustedAddressHeader: "x-forwarded-for",
  });
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  let asked = 0;
  const ask = () => {
    asked += 1;
    const isCall = asked % 2 === 0;
    const from = isCall ? "81.2.69.160" : networkOf(asked);
    return get(agent, web.port, isCall ? "/api/v1/orders" : PAGE, from);
  };
  return {
    ask,
    async close() {
      agent.destroy();
      await web.close();
    },
  };
}

function networkOf(count: number): string {
  const index = count % ADDRESSES;
  return `81.3.${Math.floor(index / 250)}.${index % 250}`;
}

function get(agent: Agent, port: number, path: string, from: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { agent, host: "127.0.0.1", port, path, headers: { "x-forwarded-for": from } },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the answer was ${answer.statusCode}`));
        answer.resume().once("end", resolve);
      },
    );
    asking.once("error", reject).end();
  });
}

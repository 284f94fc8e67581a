import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { type Bench, percentile, type Row, rounded } from "../support/bench";
import { shopClient } from "../support/shop-client";

const PRODUCTS = 100_000;
const BUDGET_SECONDS = 60;
const SESSIONS_BEFORE = 50;

const importSchema = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });

/**
 * How long a file of 100,000 products takes over HTTP: new ones, the same again, all with another price, and each time what
 * a customer of the same merchant waits for a session meanwhile. The floor is the same customer with nothing else going on.
 */
export async function productImport(bench: Bench): Promise<Row[]> {
  const { openSession } = shopClient(bench);
  for (let warm = 0; warm < SESSIONS_BEFORE; warm += 1) await openSession();
  const quietMs = await timesOf(openSession, () => Promise.resolve(), SESSIONS_BEFORE);
  const rows: Row[] = [];
  const measureFile = async (what: string, file: string, query = "") => {
    const startedAt = performance.now();
    const importing = send(bench, file, query);
    const sessionMs = await timesOf(openSession, () => importing);
    const { created, updated, unchanged } = await importing;
    rows.push({
      what,
      MiB: rounded(file.length / 1024 / 1024, 1),
      created,
      updated,
      unchanged,
      seconds: rounded((performance.now() - startedAt) / 1_000, 1),
      "budget seconds": BUDGET_SECONDS,
      "session meanwhile p50 ms": rounded(percentile(sessionMs, 0.5), 1),
      "p95 ms": rounded(percentile(sessionMs, 0.95), 1),
      "longest ms": rounded(Math.max(...sessionMs), 1),
      "session alone p50 ms": rounded(percentile(quietMs, 0.5), 1),
    });
  };
  await measureFile("dry run", fileOf(0), "?dry_run=true");
  await measureFile("new products", fileOf(0));
  await measureFile("the same again", fileOf(0));
  await measureFile("another price each", fileOf(1));
  return rows;
}

function fileOf(more: number): string {
  const lines = Array.from({ length: PRODUCTS }, (_, index) => {
    const description = `"Leaf no. ${index}, picked by hand; keep it dry, dark and cool."`;
    const price = (index % 10_000) + more;
    return `BENCH-${index},"Tea no. ${index}, 250 g",${description},1,20,${price}.50,${price * 150},${price}.90`;
  });
  return `reference,name,description,quantity_min,quantity_max,price_EUR,price_ISK,price_USD\n${lines.join("\n")}\n`;
}

async function send({ demo }: Bench, file: string, query: string) {
  const response = await fetch(`${demo.base_url}/api/v1/products/import${query}`, {
    method: "POST",
    headers: { authorization: `Bearer ${demo.secret_key}`, "content-type": "text/csv" },
    body: file,
  });
  if (!response.ok) throw new Error(`${response.status}: ${(await response.text()).slice(0, 500)}`);
  return importSchema.parse(await response.json());
}

/** Works one after the other, with a pause between, until something else has ended; at least so often. */
async function timesOf(
  work: () => Promise<unknown>,
  until: () => Promise<unknown>,
  atLeast = 1,
): Promise<number[]> {
  let isOver = false;
  const end = until().finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver || times.length < atLeast) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
    await setTimeout(20);
  }
  await end;
  return times;
}

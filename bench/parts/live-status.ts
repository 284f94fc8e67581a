import { type Bench, percentile, type Row, rounded } from "../support/bench";
import { shopClient } from "../support/shop-client";

const ROUNDS = 100;

/**
 * How long an open page waits to hear that its order was paid. Counted from the moment that the merchant's call is
 * answered, which is after the commit; a page that heard even before counts as 0.
 */
export async function liveStatus(bench: Bench): Promise<Row[]> {
  const client = shopClient(bench);
  const waitsMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, secret } = await client.placeOrder("bank_transfer");
    const heard = hearPaid(`${client.baseUrl}/api/checkout/${secret}/stream`);
    await heard.open;
    await client.markPaid(id);
    const committedAt = performance.now();
    waitsMs.push(Math.max(0, (await heard.paidAt) - committedAt));
  }
  return [
    {
      what: "commit to open page",
      rounds: ROUNDS,
      "p50 ms": rounded(percentile(waitsMs, 0.5), 1),
      "p95 ms": rounded(percentile(waitsMs, 0.95), 1),
      "budget p95 ms": 300,
    },
  ];
}

function hearPaid(url: string): { open: Promise<void>; paidAt: Promise<number> } {
  let opened = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const paidAt = (async () => {
    const response = await fetch(url);
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      opened();
      if (text.includes('"order_status":"paid"')) return performance.now();
    }
    throw new Error("the stream ended before the order was paid");
  })();
  return { open, paidAt };
}

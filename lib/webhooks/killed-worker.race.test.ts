import { setTimeout } from "node:timers/promises";
import { count, eq, sum } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events, webhookDeliveries } from "@/db/schema";
import { seededRandom } from "@/lib/core/random";
import { stagger } from "@/tests/support/race";
import { packDeliveringProcess } from "@/tests/support/spawn-delivering-process";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

const KILLS = 100;
/** Processes that deliver at the same time, each killed and followed by the next. */
const WORKERS = 3;
const OBJECTS = 20;
/** Written at the same time, each time a process begins. */
const EVENTS_PER_KILL = 2;
/** One request in so many is refused: never five in a row, which would open the circuit. */
const REFUSED_EVERY = 7;
/** Short, so that what a killed process held comes round again soon. */
const LEASE_MS = 400;
const ANSWER_TURNS = 40;
const POLL_MS = 50;
const TIMEOUT_MS = 180_000;

type Packed = Awaited<ReturnType<typeof packDeliveringProcess>>;

let world: WebhookWorld;
let packed: Packed;
beforeAll(async () => {
  world = await createWebhookWorld();
  packed = await packDeliveringProcess();
});
afterAll(async () => {
  await packed.remove();
  await world.close();
});

const spawn = () => packed.spawn({ ...world.process, leaseMs: LEASE_MS });

/** What arrived at an endpoint: the ids of events as they first came, by object. */
async function openWitness() {
  const firstSeen = new Map<string, string[]>();
  const receiver = await openReceiver(async (arrived) => {
    const { id, data } = JSON.parse(String(receiver.received[arrived - 1]?.body));
    const seen = firstSeen.get(data.id) ?? [];
    if (!seen.includes(id)) firstSeen.set(data.id, [...seen, id]);
    // Time for a kill to come between the call and its answer.
    await stagger(ANSWER_TURNS);
    return { status: arrived % REFUSED_EVERY === 0 ? 500 : 200 };
  });
  const { endpoint } = await world.addEndpoint(receiver.url, { retry_schedule_seconds: [1] });
  return { receiver, endpoint, firstSeen };
}

function nextArrival({ receiver }: Awaited<ReturnType<typeof openWitness>>): Promise<void> {
  return receiver.arrival(receiver.received.length + 1);
}

/** The log: the ids of events as they were committed, by object. */
async function readLog(): Promise<Map<string, string[]>> {
  const rows = await world.ctx.db.select().from(events).orderBy(events.position);
  const log = new Map<string, string[]>();
  for (const { id, objectId } of rows) log.set(objectId, [...(log.get(objectId) ?? []), id]);
  return log;
}

async function countPending(): Promise<number> {
  const [row] = await world.ctx.db
    .select({ pending: count() })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.status, "pending"));
  return row?.pending ?? 0;
}

describe("workers that are killed a hundred times while events are written", { timeout: TIMEOUT_MS }, () => {
  it("lose nothing: every event arrives, each object's in order, and nothing is left over", async () => {
    const witnesses = await Promise.all([openWitness(), openWitness()]);
    const random = seededRandom(11);
    const signals: (string | null)[] = [];
    let begun = 0;

    const writeSome = () =>
      Promise.all(
        Array.from({ length: EVENTS_PER_KILL }, async () => {
          const object = `pay_${Math.floor(random.fraction() * OBJECTS)}`;
          await world.emitAbout(object);
        }),
      );
    const keepKilling = async () => {
      while (begun < KILLS) {
        begun += 1;
        const worker = spawn();
        const writing = writeSome();
        await worker.claimed;
        // A third of them between the claim and the call, the others during a call or its record.
        if (signals.length % 3 > 0) await Promise.race([...witnesses.map(nextArrival), setTimeout(LEASE_MS)]);
        await stagger(Math.floor(random.fraction() * 2 * ANSWER_TURNS));
        signals.push(await worker.kill());
        await writing;
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, keepKilling));
    expect(signals).toEqual(Array.from({ length: KILLS }, () => "SIGKILL"));

    const survivor = spawn();
    while ((await countPending()) > 0) await setTimeout(POLL_MS);
    await survivor.kill();

    const log = await readLog();
    expect([...log.values()].flat()).toHaveLength(KILLS * EVENTS_PER_KILL);
    for (const { firstSeen } of witnesses) {
      expect(Object.fromEntries(firstSeen)).toEqual(Object.fromEntries(log));
    }
    const [deliveries] = await world.ctx.db
      .select({ all: count(), attempts: sum(webhookDeliveries.attempts).mapWith(Number) })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.status, "delivered"));
    expect(deliveries?.all).toBe(witnesses.length * KILLS * EVENTS_PER_KILL);
    // Attempts that arrived and were never written down: the kills did hit.
    const arrived = witnesses.reduce((total, { receiver }) => total + receiver.received.length, 0);
    expect(arrived).toBeGreaterThan(deliveries?.attempts ?? arrived);
  });
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { seededRandom } from "@/lib/core/random";
import { createSession } from "@/lib/sessions/create-session";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { createGate } from "@/tests/support/gate";
import { checkInvariants } from "@/tests/support/invariants";
import { untilWaiting } from "@/tests/support/until-waiting";
import { listEvents } from "./list-events";
import { transact } from "./transact";

const GATE = 7_001;
const WRITERS = 8;
const EVENTS_EACH = 15;

/**
 * Lets a test hold a transaction between taking its position and becoming visible: the commit of an event whose body says
 * `held` waits for an advisory lock, the commit of one that says `slow` takes a while.
 */
const HOLD_COMMITS = sql.raw(`
  create function hold_commit() returns trigger language plpgsql as $$
  begin
    if new.body like '%held%' then perform pg_advisory_xact_lock_shared(${GATE}); end if;
    if new.body like '%slow%' then perform pg_sleep(random() * 0.002); end if;
    return null;
  end $$;
  create constraint trigger hold_commit after insert on events
    deferrable initially deferred for each row execute function hold_commit();`);

describe("the cursor over a merchant's events", () => {
  let world: World;
  let keeper: DatabaseClient;
  beforeAll(async () => {
    world = await createWorld({ poolSize: 12 });
    keeper = connect(world.databaseUrl, { poolSize: 1 });
    await keeper.db.execute(HOLD_COMMITS);
  });
  afterAll(async () => {
    await keeper.close();
    await world.close();
  });

  /** One session, one event; `pause` is awaited after the event was gathered and before it gets its position. */
  const write = (name: string, pause: () => Promise<void> = async () => {}, scope = world.scope) =>
    transact(world.ctx, async (inside) => {
      const items = [{ name, unit_amount: 900, quantity: 1 }];
      const request = createSessionSchema.parse({ currency: "EUR", ui_mode: "headless", items });
      const session = await createSession(inside, scope, request);
      await pause();
      return session.id;
    });

  const read = (after: number) => listEvents(world.ctx.db, world.scope, { after, limit: 1_000 });
  const lastPosition = async () => (await read(0)).at(-1)?.position ?? 0;

  it("shows nothing of a later event while an earlier one is still being committed", async () => {
    const before = await lastPosition();
    await keeper.db.execute(sql`select pg_advisory_lock(${GATE})`);
    const first = write("held");
    await untilWaiting(keeper.db, 1);
    const second = write("quick");
    await untilWaiting(keeper.db, 2);
    expect(await read(before)).toEqual([]);
    await keeper.db.execute(sql`select pg_advisory_unlock(${GATE})`);
    const ids = await Promise.all([first, second]);
    const told = (await read(before)).map(({ body }) => JSON.parse(body).data.id);
    expect(told).toEqual(ids);
  });

  it("gives an event that was gathered early and committed late a late position", async () => {
    const before = await lastPosition();
    const gate = createGate();
    const slow = write("early", () => gate.pass());
    await gate.reached;
    const quick = await write("quick");
    expect((await read(before)).map(({ body }) => JSON.parse(body).data.id)).toEqual([quick]);
    const cursor = await lastPosition();
    gate.open();
    const late = await slow;
    expect((await read(cursor)).map(({ body }) => JSON.parse(body).data.id)).toEqual([late]);
  });

  it("does not make one merchant wait for another", async () => {
    const stranger = await createMerchant(world.ctx);
    await keeper.db.execute(sql`select pg_advisory_lock(${GATE})`);
    const held = write("held");
    await untilWaiting(keeper.db, 1);
    await write("quick", undefined, stranger);
    await keeper.db.execute(sql`select pg_advisory_unlock(${GATE})`);
    await held;
  });

  it("never lets a reader skip an event, whoever commits late", async () => {
    const start = await lastPosition();
    const seen: string[] = [];
    let cursor = start;
    let writing = true;
    const reader = (async () => {
      for (;;) {
        const isLast = !writing;
        for (const { position, body } of await read(cursor)) {
          expect(position).toBe(cursor + 1);
          cursor = position;
          seen.push(JSON.parse(body).data.id);
        }
        if (isLast) return;
      }
    })();
    const random = seededRandom(7);
    const pause = async () => {
      for (let turn = Math.floor(random.fraction() * 20); turn > 0; turn -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const written = await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        const ids: string[] = [];
        for (let event = 0; event < EVENTS_EACH; event += 1) ids.push(await write("slow", pause));
        return ids;
      }),
    );
    writing = false;
    await reader;
    expect(seen).toHaveLength(WRITERS * EVENTS_EACH);
    expect(new Set(seen)).toEqual(new Set(written.flat()));
    await checkInvariants(world);
  });
});

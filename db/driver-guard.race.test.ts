import { setImmediate as turn } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Line, openLine } from "@/tests/support/cuttable-line";
import { createTestDatabase } from "@/tests/support/database";

const HOW = ["reset", "close"] as const;

/** What the patch of the driver promises (`patches/`). Without it these tests end the process, hang or mix answers up. */
describe("the database driver, when a connection is lost", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let line: Line;
  beforeAll(async () => {
    database = await createTestDatabase();
    line = await openLine(database.url);
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    await sql`create table marks (word text not null)`;
    await sql.end();
  });
  afterAll(async () => {
    await line.close();
    await database.drop();
  });

  const open = (max: number, more: { max_pipeline?: number } = {}) =>
    postgres(line.url, { max, connect_timeout: 2, backoff: () => 0.01, onnotice: () => {}, ...more });

  const answers = async (sql: postgres.Sql) => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const [row] = await sql<{ one: number }[]>`select 1 as one`.catch(() => []);
      if (row) return row.one;
      await turn();
    }
    return null;
  };

  const marks = async () => {
    const sql = postgres(database.url, { max: 1 });
    const rows = await sql<{ word: string }[]>`select word from marks`;
    await sql.end();
    return rows.map(({ word }) => word);
  };

  it.each(HOW)("(%s) rejects a statement in flight, and the pool goes on", async (how) => {
    const sql = open(1);
    await answers(sql);
    const slow = sql`select pg_sleep(30)`.execute();
    await turn();
    line.end(how);
    await expect(slow).rejects.toMatchObject({ code: expect.stringMatching(/CONNECTION|ECONN|EPIPE/) });
    expect(await answers(sql)).toBe(1);
    await sql.end();
  });

  it.each(HOW)(
    "(%s) rejects what a lost transaction still sends, at every turn after the loss",
    async (how) => {
      const sql = open(1);
      for (let turns = 0; turns < 12; turns += 1) {
        await answers(sql);
        const late: Promise<unknown>[] = [];
        const work = sql.begin(async (tx) => {
          await tx`select 1`;
          line.end(how);
          for (let passed = 0; passed < turns; passed += 1) await turn();
          for (let sent = 0; sent < 8; sent += 1) {
            late.push(tx`insert into marks values ('late')`.catch((error: unknown) => error));
            await turn();
          }
          await Promise.all(late);
          return "done";
        });
        await expect(work).rejects.toThrow();
        for (const answer of await Promise.all(late)) expect(answer).toBeInstanceOf(Error);
      }
      expect(await answers(sql)).toBe(1);
      expect(await marks()).toEqual([]);
      await sql.end();
    },
  );

  it.each(HOW)(
    "(%s) never runs a lost transaction's statements on the connection that comes after",
    async (how) => {
      const sql = open(1);
      await answers(sql);
      let lose = () => {};
      const lost = new Promise<void>((resolve) => {
        lose = resolve;
      });
      let resume = () => {};
      const resumed = new Promise<void>((resolve) => {
        resume = resolve;
      });
      const old = sql.begin(async (tx) => {
        await tx`select 1`;
        lose();
        await resumed;
        await tx`insert into marks values ('from a lost transaction')`;
      });
      const oldEnds = expect(old).rejects.toThrow();
      await lost;
      line.end(how);
      await answers(sql);
      // Another transaction has the connection when the lost one goes on: neither its insert nor its rollback may reach it.
      await sql.begin(async (tx) => {
        await tx`insert into marks values ('kept')`;
        resume();
        await oldEnds;
        for (let turns = 0; turns < 5; turns += 1) await turn();
      });
      expect(await marks()).toEqual(["kept"]);
      await sql`delete from marks`;
      await sql.end();
    },
  );

  it.each(HOW)("(%s) gives each later statement its own answer", async (how) => {
    const sql = open(2);
    await answers(sql);
    const before = Array.from({ length: 40 }, (_, index) =>
      sql`select ${index}::int as own, pg_sleep(0.01)`.then(
        ([row]) => row?.own === index,
        () => true,
      ),
    );
    await turn();
    line.end(how);
    expect((await Promise.all(before)).every(Boolean)).toBe(true);
    await answers(sql);
    const after = Array.from({ length: 200 }, async (_, index) => {
      const [row] = await sql<{ own: number }[]>`select ${index}::int as own`;
      expect(row?.own).toBe(index);
    });
    await Promise.all(after);
    await sql.end();
  });

  it("answers with an error while nobody listens, and works again when somebody does", async () => {
    const sql = open(2);
    await answers(sql);
    line.cut();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(sql`select 1`).rejects.toThrow();
    }
    line.mend();
    expect(await answers(sql)).toBe(1);
    await sql.end();
  });

  it("reserves a connection for a transaction, however full the queue before it is", async () => {
    const sql = open(2, { max_pipeline: 4 });
    await answers(sql);
    const reads = Array.from({ length: 60 }, () => sql`select pg_sleep(0.001)`);
    const transactions = Array.from({ length: 20 }, (_, index) =>
      sql.begin(async (tx) => {
        const [first] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`;
        await tx`select ${index}::int`;
        const [second] = await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`;
        expect(second?.id).toBe(first?.id);
      }),
    );
    await Promise.all([...reads, ...transactions]);
    await sql.end();
  });
});

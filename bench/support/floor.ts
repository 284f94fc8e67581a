import postgres from "postgres";
import { must } from "@/lib/core/invariant";

type Sql = ReturnType<typeof postgres>;
type TableRows = { table: string; rows: Record<string, unknown>[] };

/** Where the rows of one session or order are, by the column that names it. */
const SESSION_TABLES = ["checkout_sessions", "checkout_items"];
const ORDER_TABLES = [...SESSION_TABLES, "orders", "order_items", "consents", "payments"];

/**
 * The cheapest way to have the same rows: bare postgres.js, one transaction, statements sent without waiting for each
 * other. The rows are those that the product itself wrote for one session or order, copied under new ids.
 */
export async function openFloor(url: string, sessionId: string, kind: "session" | "order") {
  const sql = postgres(url, { max: 16, onnotice: () => {} });
  const sample = await readSample(sql, sessionId, kind === "session" ? SESSION_TABLES : ORDER_TABLES);
  const ids = [...new Set(JSON.stringify(sample).match(/\b[a-z]+_[0-9a-z]{26}\b/g))];
  const own = ids.filter((id) => !/^(mer|prod|link|we)_/.test(id));
  // Each floor counts on from its own moment, so that no two copies of a run share an id or a position.
  let copies = Date.now() % 1_000_000_000;
  return {
    rowCount: sample.reduce((count, { rows }) => count + rows.length, 0),
    write: () => {
      copies += 1;
      return writeCopy(sql, sample, own, copies);
    },
    close: () => sql.end(),
  };
}

async function readSample(sql: Sql, sessionId: string, tables: readonly string[]): Promise<TableRows[]> {
  const objects = await sql<{ id: string }[]>`
    select ${sessionId}::text as id
    union select id from orders where session_id = ${sessionId}
    union select payments.id from payments join orders on orders.id = payments.order_id where session_id = ${sessionId}`;
  const ids = objects.map(({ id }) => id);
  const sample: TableRows[] = [];
  for (const table of [...tables, "transitions", "events", "webhook_deliveries"]) {
    const rows =
      await sql`select to_jsonb(t) as row from ${sql(table)} t where ${condition(sql, table, ids)}`;
    if (rows.length > 0) sample.push({ table, rows: rows.map(({ row }) => row) });
  }
  return sample;
}

function condition(sql: Sql, table: string, ids: string[]) {
  if (table === "checkout_sessions" || table === "orders" || table === "payments")
    return sql`t.id = any (${ids})`;
  if (table === "checkout_items") return sql`t.session_id = any (${ids})`;
  if (table === "order_items" || table === "consents") return sql`t.order_id = any (${ids})`;
  if (table === "webhook_deliveries") {
    return sql`t.event_id in (select id from events where object_id = any (${ids}))`;
  }
  return sql`t.object_id = any (${ids})`;
}

async function writeCopy(sql: Sql, sample: TableRows[], ids: readonly string[], copy: number): Promise<void> {
  const mark = copy.toString(32).padStart(6, "0");
  const renew = (text: string) =>
    ids.reduce((all, id) => all.replaceAll(id, `${id.slice(0, -6)}${mark}`), text);
  const batches = sample.map(({ table, rows }) => ({ table, rows: JSON.parse(renew(JSON.stringify(rows))) }));
  await sql.begin(async (tx) => {
    await Promise.all(
      batches.map(({ table, rows }) => tx`insert into ${tx(table)} ${insertable(tx, table, rows, copy)}`),
    );
  });
}

/** Columns with an index of their own get values of their own; positions stand far above those of the product. */
function insertable(
  sql: postgres.TransactionSql,
  table: string,
  rows: Record<string, unknown>[],
  copy: number,
) {
  const POSITIONS_PER_COPY = 100;
  const FIRST_POSITION = 1_000_000_000;
  const changed = rows.map((row, index) => ({
    ...row,
    ...(table === "events" ? { position: FIRST_POSITION + copy * POSITIONS_PER_COPY + index } : {}),
    ...(table === "orders" ? { number: `FLOOR-${copy}` } : {}),
    // Written as done, so that the worker does not send the floor's copies.
    ...(table === "webhook_deliveries" ? { status: "delivered", due_at: null } : {}),
  }));
  must(changed[0], "a row to insert");
  return sql`select * from jsonb_populate_recordset(null::${sql(table)}, ${sql.json(changed as never)})`;
}

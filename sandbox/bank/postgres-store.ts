import postgres from "postgres";
import type { BankPayment } from "./bank-payment";
import type { BankStore, Change } from "./bank-store";
import { nextDueAt } from "./settle-bank-payment";

const MAX_CONNECTIONS = 4;
const CONNECT_TIMEOUT_SECONDS = 3;
const BACKOFF_SECONDS = 0.5;

/**
 * Payments in PostgreSQL, in a schema of the bank's own that shares nothing with the shop's tables. Each is one JSON document;
 * the columns beside it are only what is searched for. Creates schema and table if they are missing.
 */
export async function createPostgresStore(databaseUrl: string): Promise<BankStore> {
  const sql = postgres(databaseUrl, {
    max: MAX_CONNECTIONS,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: () => BACKOFF_SECONDS,
    onnotice: () => {},
  });
  await createTable(sql).catch(async (error: unknown) => {
    await sql.end({ timeout: 1 });
    throw error;
  });

  return {
    async update<T>(id: string, change: (payment: BankPayment | null) => Change<T>): Promise<T> {
      const boxed = await sql.begin(async (tx) => {
        const { payment, result } = change(await lockPayment(tx, id));
        if (payment) await writePayment(tx, payment);
        // Boxed, because the driver would take an array for a list of queries.
        return { result };
      });
      return boxed.result as T;
    },
    async findIdByPageToken(token) {
      const [row] = await sql<{ id: string }[]>`select id from sandbox.payments where page_token = ${token}`;
      return row?.id ?? null;
    },
    async listByDueAt(limit) {
      const rows = await sql<{ id: string; due_at: Date }[]>`
        select id, due_at from sandbox.payments where due_at is not null order by due_at limit ${limit}`;
      return rows.map(({ id, due_at: dueAt }) => ({ id, dueAt }));
    },
    async close() {
      await sql.end();
    },
  };
}

async function createTable(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    // "if not exists" still collides when two processes create at the same instant.
    await tx`select pg_advisory_xact_lock(hashtext('sandbox.payments'))`;
    await tx`create schema if not exists sandbox`;
    await tx`create table if not exists sandbox.payments (
      id text primary key,
      page_token text unique,
      due_at timestamptz,
      document jsonb not null
    )`;
    await tx`create index if not exists payments_due_at on sandbox.payments (due_at) where due_at is not null`;
  });
}

async function lockPayment(tx: postgres.TransactionSql, id: string): Promise<BankPayment | null> {
  const existing = await selectForUpdate(tx, id);
  if (existing) return existing;
  // A row that does not exist cannot be locked: two first submits of one id wait for each other here instead.
  await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  return selectForUpdate(tx, id);
}

async function selectForUpdate(tx: postgres.TransactionSql, id: string): Promise<BankPayment | null> {
  const [row] = await tx<{ document: BankPayment }[]>`
    select document from sandbox.payments where id = ${id} for update`;
  return row?.document ?? null;
}

async function writePayment(tx: postgres.TransactionSql, payment: BankPayment): Promise<void> {
  await tx`
    insert into sandbox.payments (id, page_token, due_at, document)
    values (${payment.id}, ${payment.page?.token ?? null}, ${nextDueAt(payment)}, ${tx.json(payment)})
    on conflict (id) do update set
      page_token = excluded.page_token, due_at = excluded.due_at, document = excluded.document`;
}

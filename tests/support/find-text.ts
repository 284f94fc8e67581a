import type { CheckoutContext } from "@/lib/context/checkout-context";
import { invariant } from "@/lib/core/invariant";

/** Every column of the database that holds text, in whatever form, and has that text in it somewhere. */
export async function findText({ db }: CheckoutContext, text: string): Promise<string[]> {
  const columns = await db.execute<{ query: string }>(`
    select format('(select %L as place from %I where %I::text like %L limit 1)',
        table_name || '.' || column_name, table_name, column_name, '%${text}%') as query
    from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY')`);
  invariant(columns.length > 60, "a database with columns to look at");
  const rows = await db.execute<{ place: string }>(columns.map(({ query }) => query).join(" union all "));
  return rows.map(({ place }) => place);
}

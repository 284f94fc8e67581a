import postgres from "postgres";

/** Everything that a database holds, as a thief reads it: each row of each table as text, bytes as text where they are any. */
export async function dumpDatabase(url: string): Promise<{ tables: number; text: string }> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1, 2`;
    const parts: string[] = [];
    for (const { schema, name } of tables) {
      const rows = await sql<{ line: string }[]>`
        select row_to_json(entry)::text as line from ${sql(schema)}.${sql(name)} entry`;
      parts.push(`-- ${schema}.${name}`, ...rows.flatMap(({ line }) => [line, ...bytesIn(line)]));
    }
    return { tables: tables.length, text: parts.join("\n") };
  } finally {
    await sql.end();
  }
}

/** What bytes would say as text: `\\x68656c6c6f`. */
function bytesIn(line: string): string[] {
  const found = line.match(/\\\\x(?:[0-9a-f]{2}){8,}/g) ?? [];
  return found.map((hex) => Buffer.from(hex.slice("\\\\x".length), "hex").toString("latin1"));
}

import { getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";

/** Names of the tables, as the code knows them, whose rows are a merchant's. */
export const MERCHANT_TABLES: readonly string[] = Object.entries(schema).flatMap(([name, entry]) =>
  is(entry, PgTable) && "merchantId" in getTableColumns(entry) ? [name] : [],
);

/** A merchant, or an id: of the row itself or of what it belongs to. */
const NAMES_AN_OWNER = /merchantId|ownedBy|\.id\b|\.\w+Id\b/;

/**
 * Statements of a source on merchants' tables that name neither a merchant nor an id, each as its first words: they look
 * at everybody's rows. Conditions with names of their own are looked up in the same source.
 */
export function findUnownedStatements(source: string): string[] {
  return [...source.matchAll(/\.(?:from|update|delete)\((\w+)\)/g)]
    .filter(([, table = ""]) => MERCHANT_TABLES.includes(table))
    .map(({ index }) => source.slice(index, endOf(source, index)))
    .filter((statement) => !NAMES_AN_OWNER.test(withConditions(statement, source)))
    .map((statement) => statement.split("\n")[0] ?? "");
}

function endOf(source: string, start: number): number {
  const end = source.indexOf(";", start);
  return end === -1 ? source.length : end;
}

function withConditions(statement: string, source: string): string {
  const names = [...new Set(statement.match(/\b[a-zA-Z]\w*\b/g) ?? [])];
  const conditions = names.map((name) => {
    const [definition = ""] =
      new RegExp(`(?:const ${name} =[^;]*;|function ${name}\\([\\s\\S]*?\\n}\n)`).exec(source) ?? [];
    return definition;
  });
  return [statement, ...conditions].join("\n");
}

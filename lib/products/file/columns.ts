import { type Currency, isCurrency } from "@/lib/core/currencies";
import { type LineError, lineError } from "./line-errors";

export const TEXT_COLUMNS = ["reference", "name", "description", "quantity_min", "quantity_max"] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];

export type Column =
  | { name: string; field: TextColumn; currency: null }
  | { name: string; field: "price"; currency: Currency };

export function priceColumn(currency: Currency): string {
  return `price_${currency}`;
}

/** The columns that a first line names, in any order, in upper or lower case; or everything that is wrong with it. */
export function readColumns(
  cells: readonly string[],
  line: number,
): { columns: Column[] } | { errors: LineError[] } {
  const named = withoutEmptyEnd(cells).map((cell) => ({ cell: cell.trim(), column: readColumn(cell) }));
  const errors: LineError[] = [];
  const seen = new Set<string>();
  for (const { cell, column } of named) {
    if (column === null) errors.push(lineError(line, cell, "column_unknown"));
    else if (seen.has(column.name)) errors.push(lineError(line, column.name, "column_repeated"));
    else seen.add(column.name);
  }
  if (!seen.has("reference")) errors.push(lineError(line, "reference", "column_missing"));
  if (errors.length > 0) return { errors };
  return { columns: named.flatMap(({ column }) => column ?? []) };
}

/** How many names of columns a first line has, split in this way. */
export function countColumns(cells: readonly string[]): number {
  return cells.filter((cell) => readColumn(cell) !== null).length;
}

function readColumn(cell: string): Column | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  const field = TEXT_COLUMNS.find((known) => known === name);
  if (field) return { name: field, field, currency: null };
  const currency = /^price_([a-z]{3})$/.exec(name)?.[1]?.toUpperCase() ?? "";
  return isCurrency(currency) ? { name: priceColumn(currency), field: "price", currency } : null;
}

/** A sheet that was wider once leaves cells without a name. */
export function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}

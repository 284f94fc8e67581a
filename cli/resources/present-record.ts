import type { Output } from "../output";
import type { Fields } from "./read-fields";

const NOTHING = "–";

/** One object for a person: a field a line, the names aligned. */
export function presentRecord(record: Fields, output: Output): string {
  const fields = flatten(record);
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  return fields.map(([name, value]) => `${output.styled("dim", name.padEnd(width))}  ${value}`).join("\n");
}

/** Many objects for a person: a line each, the chosen fields as columns. */
export function presentTable(records: readonly Fields[], columns: readonly string[], output: Output): string {
  if (records.length === 0) return output.styled("dim", "There are none.");
  const rows = records.map((record) => {
    const fields = new Map(flatten(record));
    return columns.map((column) => fields.get(column) ?? NOTHING);
  });
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [output.styled("dim", line(columns)), ...rows.map(line)].join("\n");
}

/** Fields of an object in an object are named by their path; a list is shown by its values. */
function flatten(record: Fields, before = ""): [string, string][] {
  return Object.entries(record).flatMap(([name, value]): [string, string][] => {
    const path = before + name;
    if (value === null || value === undefined) return [[path, NOTHING]];
    if (Array.isArray(value)) return [[path, value.map(asText).join(", ") || NOTHING]];
    if (typeof value === "object") return flatten(value as Fields, `${path}.`);
    return [[path, String(value)]];
  });
}

function asText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

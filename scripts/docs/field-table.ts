import { choicesOf, describeType, type JsonSchema } from "./describe-type";
import { code, table } from "./markdown";

type Direction = "request" | "answer";
type Row = readonly [path: string, type: string, notes: string];

/**
 * The fields of an object, one row each, those of inner objects by their path (`items[].name`). `direction` says whose
 * they are: of a request it tells which must be sent, of an answer everything is always there.
 */
export function fieldTable(schema: JsonSchema, direction: Direction): string {
  const rows = rowsOf(schema, "", direction);
  return table(["field", "type", "notes"], rows);
}

function rowsOf(schema: JsonSchema, prefix: string, direction: Direction): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): Row[] => {
    const path = `${prefix}${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    return [
      [code(path), describeType(field), notesOf(field, isRequired, direction)],
      ...innerRows(field, path, direction),
    ];
  });
}

/** Of a choice between objects each has its own rows, with its number; what they have alike is told once. */
function innerRows(field: JsonSchema, path: string, direction: Direction): Row[] {
  if (field.type === "array" && field.items) return innerRows(field.items, `${path}[]`, direction);
  const choices = choicesOf(field);
  if (!choices) return rowsOf(field, `${path}.`, direction);
  const forms = choices.map((choice) => innerRows(choice, path, direction)).filter((rows) => rows.length > 0);
  return forms.flatMap((rows, index) =>
    rows.flatMap((row): Row[] => {
      const others = forms.filter((_, other) => other !== index);
      const isShared = others.every((form) => form.some((other) => other.join() === row.join()));
      if (!isShared) return [withNote(row, `form ${index + 1}`)];
      return index === 0 ? [row] : [];
    }),
  );
}

function withNote([path, type, notes]: Row, note: string): Row {
  return [path, type, notes === "" ? note : `${note}: ${notes}`];
}

function notesOf(field: JsonSchema, isRequired: boolean, direction: Direction): string {
  const notes: string[] = [];
  if (direction === "request" && isRequired) notes.push("required");
  if (field.default !== undefined) notes.push(`default ${code(JSON.stringify(field.default))}`);
  if (direction === "answer" && !isRequired) notes.push("not always there");
  if (field.description) notes.push(field.description);
  return notes.join("; ");
}

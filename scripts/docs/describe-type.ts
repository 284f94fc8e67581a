import { EVENT_TYPES } from "@/lib/contracts/event-types";
import { LOCALES } from "@/lib/contracts/locales";
import { COUNTRIES } from "@/lib/core/countries";
import { CURRENCIES, MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { code, codes } from "./markdown";

/** As much of JSON Schema as our contracts make use of. */
export type JsonSchema = {
  /** Of several, such as text or null, each keeps the other keywords. */
  type?: string | readonly string[];
  format?: string;
  enum?: readonly string[];
  const?: unknown;
  default?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
};

/** Lists too long to repeat at every field, with the words that stand for them. */
const KNOWN_LISTS: readonly [list: readonly string[], words: string][] = [
  [CURRENCIES, "currency"],
  [COUNTRIES, "country"],
  [LOCALES, "locale"],
  [EVENT_TYPES, "[event type](events.md)"],
];

/** A schema in a few words: `text, 1 to 255`, `amount`, `` `hosted`, `embedded` ``. */
export function describeType(schema: JsonSchema): string {
  const choices = choicesOf(schema);
  if (choices) return [...new Set(choices.map(describeType))].join(" or ");
  if (schema.type === "null") return "null";
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum) return describeEnum(schema.enum);
  if (schema.format === "date-time") return "time";
  switch (schema.type) {
    case "integer":
      return describeInteger(schema);
    case "string":
      return `text${describeBounds(schema.minLength, schema.maxLength)}`;
    case "array":
      return `list${describeCount(schema)} ${describeType(schema.items ?? {})}`;
    case "object":
      return typeof schema.additionalProperties === "object"
        ? `object of ${describeType(schema.additionalProperties)}`
        : "object";
    case undefined:
      return "any";
    default:
      return String(schema.type);
  }
}

export function choicesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => ({ ...schema, type }));
  return schema.anyOf ?? schema.oneOf;
}

function describeEnum(values: readonly string[]): string {
  const known = KNOWN_LISTS.find(
    ([list]) => list.length === values.length && list.every((one) => values.includes(one)),
  );
  return known ? known[1] : codes(values);
}

/** What has no bounds of ours has the widest that a whole number can have in JSON. */
function describeInteger({ minimum, maximum }: JsonSchema): string {
  if (minimum === 0 && maximum === MAX_AMOUNT_MINOR) return "amount";
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return isBounded ? `whole number${describeBounds(minimum, maximum)}` : "whole number";
}

function describeCount({ minItems, maxItems }: JsonSchema): string {
  return maxItems === undefined ? " of" : ` of ${number(minItems ?? 0)} to ${number(maxItems)}:`;
}

function describeBounds(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return "";
  return min ? `, ${number(min)} to ${number(max)}` : `, up to ${number(max)}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

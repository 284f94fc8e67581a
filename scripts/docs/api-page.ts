import { API_VERSION } from "@/lib/contracts/event-types";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "@/lib/contracts/limits";
import {
  OPERATIONS,
  OPERATOR_OPERATIONS,
  type Operation,
  type OperatorOperation,
} from "@/lib/contracts/operations";
import { SCOPES } from "@/lib/contracts/scopes";
import { API_OBJECTS, jsonSchema, nameOf, objectLink } from "./api-objects-list";
import type { JsonSchema } from "./describe-type";
import { fieldTable } from "./field-table";
import { code, codes, page, table } from "./markdown";

/** Operations with their fields, then each object that they answer with, once. */
export function apiPage(): string {
  return page(
    "The API",
    `Version ${code(API_VERSION)}. Every address begins with ${code("/api/v1")}. A running server describes the same as OpenAPI 3.1 at ${code("/api/v1/openapi.json")}.`,
    READING,
    "## Scopes",
    "A secret key may do everything of its mode. A restricted one may do what its scopes say; to write does not include to read.",
    table(
      ["scope", "lets its holder"],
      Object.entries(SCOPES).map(([scope, words]) => [code(scope), words]),
    ),
    "## Operations",
    ...OPERATIONS.map(operationPart),
    "## Operations of the operator",
    "An [operator key](../operating/many-merchants.md) opens these, and no key of a merchant.",
    ...OPERATOR_OPERATIONS.map(operationPart),
    "## Objects",
    ...[...API_OBJECTS].map(([name, schema]) => `### ${name}\n\n${fieldTable(withNames(schema), "answer")}`),
  );
}

const READING = `- **amount**: a whole number of the currency's minor unit: \`2400\` is €24.00 or ¥2,400.
- **time**: RFC 3339 with an offset. **currency**: ISO 4217. **country**: ISO 3166-1 alpha-2. **locale**: a language of the payment page.
- Fields that are not listed are refused in requests; in answers some may be added at any time, so ignore those you do not know.
- Refusals are [problems with a code](errors.md); wrong fields have [codes of their own](validation-codes.md). Sizes and
  times are bounded by the [limits](limits.md).
- **form 1**, **form 2**: an object that can be written in several ways, with the fields of one of them.
- Lists come in pages: \`limit\` is 1 to ${MAX_PAGE_SIZE}, ${DEFAULT_PAGE_SIZE} where it is not sent; \`next_cursor\` is sent back as \`cursor\`, or for
  events as \`after\`.
- Any POST takes an \`Idempotency-Key\`.`;

function operationPart(operation: Operation | OperatorOperation): string {
  const { method, path, summary, query, body, upload } = operation;
  const parts = [`### ${summary}`, `${code(`${method.toUpperCase()} ${path}`)}${keyOf(operation)}`];
  if (query) parts.push("Query:", fieldTable(jsonSchema(query, "input"), "request"));
  const fields = body ? jsonSchema(body, "input") : {};
  if (Object.keys(fields.properties ?? {}).length > 0) parts.push("Body:", fieldTable(fields, "request"));
  if (upload) parts.push(`Body: the file as it is, with a Content-Type of ${codes(upload)}.`);
  parts.push(`Answers ${operation.status} with ${describeAnswer(jsonSchema(operation.answer, "output"))}.`);
  return parts.join("\n\n");
}

function keyOf(operation: Operation | OperatorOperation): string {
  if (!("scope" in operation)) return "";
  return ` · scope ${code(operation.scope)}${operation.isPublic ? " · a publishable key will do" : ""}`;
}

/** An object by its name, with what this answer has beyond it; a list by what is in it. */
function describeAnswer(answer: JsonSchema): string {
  const name = nameOf(answer);
  const known = name === null ? undefined : API_OBJECTS.get(name);
  if (name === "list") {
    const size = answer.properties?.next_cursor ? "a page" : "all";
    const item = answer.properties?.data?.items ?? {};
    const more = answer.properties?.hidden
      ? `, and ${code("hidden")} where ${code("explain=true")} was asked for`
      : "";
    return `${size} of ${describeAnswer(item)}${more}`;
  }
  if (name === null || !known)
    return name === "payment_method" ? "[payment methods](payment-methods.md)" : "an object";
  const has = Object.keys(answer.properties ?? {});
  const isWhole = Object.keys(known.properties ?? {}).every((field) => has.includes(field));
  if (!isWhole) return `an object with ${codes(has)}`;
  const added = has.filter((field) => !known.properties?.[field]);
  return `${objectLink(name)}${added.length > 0 ? ` and ${codes(added)}` : ""}`;
}

/** An object inside an object is named, not told again. */
function withNames(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([field, inner]) => [
    field,
    nameInside(inner),
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

function nameInside(schema: JsonSchema): JsonSchema {
  const name = nameOf(schema);
  if (name !== null) return { type: objectLink(name) };
  return schema.anyOf ? { ...schema, anyOf: schema.anyOf.map(nameInside) } : schema;
}

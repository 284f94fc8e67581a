import { z } from "zod";
import { API_VERSION } from "@/lib/contracts/event-types";
import { MAX_IDEMPOTENCY_KEY_LENGTH } from "@/lib/contracts/limits";
import { OPERATIONS, type Operation } from "@/lib/contracts/operations";
import { namedSchemas, plainSchemaOf, withNames } from "./openapi-names";

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});

/** The OpenAPI 3.1 document, made of the schemas that parse and type the API itself. */
export function openApiDocument(baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Opentill",
      version: API_VERSION,
      description: "A hosted checkout that you host yourself.",
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "sk_test_… or sk_live_…" } },
      schemas: { Problem: schemaOf(problemSchema, "output"), ...namedSchemas() },
    },
    paths,
  };
}

function describe(operation: Operation) {
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.isPublic ? { description: "A publishable key will do." } : {}),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(operation.body, "input") } },
          },
        }
      : {}),
    responses: {
      [operation.status]: {
        description: "Done.",
        content: {
          [operation.isStream ? "text/event-stream" : "application/json"]: {
            schema: schemaOf(operation.answer, "output"),
          },
        },
      },
      default: {
        description: "Refused: see `code`.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: "input" | "output") {
  return withNames(plainSchemaOf(schema, io));
}

function pathParameters({ path }: Operation) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Operation) {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function headerParameters({ method }: Operation) {
  if (method !== "post") return [];
  const schema = { type: "string", minLength: 1, maxLength: MAX_IDEMPOTENCY_KEY_LENGTH };
  return [{ name: "Idempotency-Key", in: "header", required: false, schema }];
}

import { z } from "zod";
import { API_VERSION } from "@/lib/contracts/event-types";
import { MAX_IDEMPOTENCY_KEY_LENGTH } from "@/lib/contracts/limits";
import { ALL_OPERATIONS, type Operation, type OperatorOperation } from "@/lib/contracts/operations";
import { SCOPES } from "@/lib/contracts/scopes";
import { namedSchemas, plainSchemaOf, withNames } from "./openapi-names";

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string(),
  error_count: z.int().optional().describe("How many errors a file has; `errors` names the first of them."),
  errors: z
    .array(
      z.object({
        pointer: z.string(),
        code: z.string(),
        message: z.string(),
        line: z.int().optional().describe("Of a file: the number of the line, from 1."),
        column: z.string().nullable().optional().describe("Of a file: the name of the column."),
      }),
    )
    .optional(),
});

const SECURITY_SCHEMES = {
  secret_key: bearer("sk_test_… or sk_live_…: everything of its mode."),
  restricted_key: bearer(
    `rk_test_… or rk_live_…: what its scopes say, which each operation names.\n\n${Object.entries(SCOPES)
      .map(([scope, words]) => `- \`${scope}\`: ${words}`)
      .join("\n")}`,
  ),
  publishable_key: bearer("pk_test_… or pk_live_…: what a browser may know."),
  operator_key: bearer("op_…: the server's own, above all merchants."),
};

function bearer(description: string) {
  return { type: "http", scheme: "bearer", description };
}

/** The OpenAPI 3.1 document, made of the schemas that parse and type the API itself. */
export function openApiDocument(baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of ALL_OPERATIONS) {
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
    security: [{ secret_key: [] }],
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: { Problem: schemaOf(problemSchema, "output"), ...namedSchemas() },
    },
    paths,
  };
}

type Described = Operation | OperatorOperation;

function describe(operation: Described) {
  const isPublic = "isPublic" in operation;
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(isPublic ? { description: "A publishable key will do." } : {}),
    security: securityOf(operation),
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...requestBodyOf(operation),
    responses: {
      [operation.status]: {
        description: "Done.",
        content: Object.fromEntries(
          mediaOf(operation).map((media) => [media, { schema: answerSchema(operation) }]),
        ),
      },
      default: {
        description: "Refused: see `code`.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function requestBodyOf({ body, upload }: Described) {
  if (upload) {
    const content = Object.fromEntries(upload.map((type) => [type, { schema: { contentMediaType: type } }]));
    return { requestBody: { required: true, content } };
  }
  if (!body) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } },
  };
}

/** Any one of these keys will do. For a restricted one the list has the scope that it needs. */
function securityOf(operation: Described) {
  if (!("scope" in operation)) return [{ operator_key: [] }];
  const { scope, isPublic } = operation;
  return [{ secret_key: [] }, { restricted_key: [scope] }, ...(isPublic ? [{ publishable_key: [] }] : [])];
}

function mediaOf(operation: Described): readonly string[] {
  return operation.media ?? ["isStream" in operation ? "text/event-stream" : "application/json"];
}

function answerSchema({ media, answer }: Described) {
  return media ? { type: "string", format: "binary" } : schemaOf(answer, "output");
}

function schemaOf(schema: z.ZodType, io: "input" | "output") {
  return withNames(plainSchemaOf(schema, io));
}

function pathParameters({ path }: Described) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Described) {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function headerParameters({ method }: Described) {
  if (method !== "post") return [];
  const schema = { type: "string", minLength: 1, maxLength: MAX_IDEMPOTENCY_KEY_LENGTH };
  return [{ name: "Idempotency-Key", in: "header", required: false, schema }];
}

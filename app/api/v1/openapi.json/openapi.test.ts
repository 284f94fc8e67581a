import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ALL_OPERATIONS, OPERATIONS, OPERATOR_OPERATIONS } from "@/lib/contracts/operations";
import { openApiDocument } from "@/lib/http/openapi";
import { API_ROUTES, METHODS } from "@/tests/support/api-routes";
import { sourceFiles } from "@/tests/support/source-files";

/** What describes the API is not part of what it describes. */
const ABOUT_THE_API = ["/openapi.json", "/errors/{code}", "/{...rest}"];

const parameterSchema = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  schema: z.looseObject({}),
  description: z.string().optional(),
});

const contentSchema = z.record(z.string(), z.strictObject({ schema: z.looseObject({}) }));

const operationSchema = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().min(1),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameterSchema),
  requestBody: z.strictObject({ required: z.boolean(), content: contentSchema }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: contentSchema }),
  ),
});

/** The part of OpenAPI 3.1 that this document uses; anything else in it is a mistake. */
const documentSchema = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.literal("http") })),
    schemas: z.record(z.string(), z.looseObject({})),
  }),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "post", "delete"]), operationSchema),
  ),
});

describe("the OpenAPI document", () => {
  const document = openApiDocument("https://pay.example");
  const parsed = documentSchema.parse(document);
  const operations = Object.entries(parsed.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );

  it("is JSON, and the same after a journey as JSON", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it("is accepted by a public validator", async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  });

  it("refers to nothing that it does not have", () => {
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) expect(resolve(document, reference)).toBeDefined();
  });

  it("declares each parameter of a path, once, and no other", () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
      const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("gives each operation a name of its own, one success and the form of every refusal", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) {
      expect(Object.keys(operation.responses)).toEqual([expect.stringMatching(/^20[01]$/), "default"]);
      expect(Object.keys(operation.responses.default?.content ?? {})).toEqual(["application/problem+json"]);
    }
  });

  it("names the security that it asks for", () => {
    const schemes = Object.keys(parsed.components.securitySchemes);
    for (const needed of [...parsed.security, ...operations.flatMap(({ operation }) => operation.security)])
      expect(schemes).toEqual(expect.arrayContaining(Object.keys(needed)));
  });

  it("names the scope that a restricted key needs, and describes it", () => {
    const words = String(parsed.components.securitySchemes.restricted_key?.description);
    for (const { method, path, scope, isPublic = false } of OPERATIONS) {
      const { security } = operationSchema.parse(parsed.paths[path]?.[method]);
      expect(security).toContainEqual({ restricted_key: [scope] });
      expect(security.some((one) => "publishable_key" in one)).toBe(isPublic);
      expect(words).toContain(`\`${scope}\`: `);
    }
  });

  it("asks for an operator key where no merchant's will do, and nowhere else", () => {
    const paths = OPERATOR_OPERATIONS.map(({ path }) => path);
    for (const { path, operation } of operations) {
      const isOperators = operation.security.some((one) => "operator_key" in one);
      expect({ path, isOperators }).toEqual({ path, isOperators: paths.includes(path) });
      if (isOperators) expect(operation.security).toEqual([{ operator_key: [] }]);
    }
  });

  it("asks of a headless order no more than is needed", () => {
    const body =
      parsed.paths["/checkout/sessions/{id}/order"]?.post?.requestBody?.content["application/json"];
    expect(body?.schema.required).not.toContain("company_name");
    expect(body?.schema.additionalProperties).toBe(false);
  });
});

describe("the operations and the routes", () => {
  const routes = Object.entries(API_ROUTES).flatMap(([path, module]) =>
    METHODS.filter((method) => module[method]).map((method) => ({ method, path })),
  );

  it("are the same", () => {
    const served = routes
      .filter(({ method, path }) => method !== "OPTIONS" && path.startsWith("/api/v1/"))
      .map(({ method, path }) => `${method} ${path.slice("/api/v1".length)}`)
      // HEAD goes wherever GET goes.
      .filter((route) => !route.startsWith("HEAD "))
      .filter((route) => !ABOUT_THE_API.includes(route.split(" ")[1] ?? ""));
    const described = ALL_OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(served.sort()).toEqual(described.sort());
  });

  it("are those of the source tree", () => {
    const files = sourceFiles(/^app\/.*route\.ts$/).map(({ path }) => path);
    const addresses = files.map((path) =>
      path
        .replace(/^app/, "")
        .replace(/\/route\.ts$/, "")
        .replace(/\/\([\w-]+\)/g, "")
        .replace(/\[([\w.]+)\]/g, "{$1}"),
    );
    expect(addresses.sort()).toEqual(Object.keys(API_ROUTES).sort());
  });
});

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [String(inner)] : referencesIn(inner),
  );
}

function resolve(document: unknown, reference: string): unknown {
  expect(reference).toMatch(/^#\//);
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
}

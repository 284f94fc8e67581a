import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/errors";
import { ALL_OPERATIONS } from "./operations";
import { parseInput } from "./parse";
import { isValidationCode, VALIDATION_MESSAGES } from "./validation-codes";

const SCHEMAS = ALL_OPERATIONS.flatMap(({ id, body, query }) =>
  [body, query].flatMap((schema, index) =>
    schema ? [{ name: `${id} ${index === 0 ? "body" : "query"}`, schema }] : [],
  ),
);

/** Names that the schemas know, so that the library looks inside, beside names that nobody knows. */
const NAMES = [
  ...[
    "currency",
    "country",
    "items",
    "quantity",
    "unit_amount",
    "name",
    "product",
    "adjustable",
    "min",
    "max",
  ],
  ...[
    "metadata",
    "customer",
    "email",
    "phone",
    "tax_id",
    "amount",
    "reason",
    "order",
    "method",
    "token",
    "url",
  ],
  ...["event_types", "types", "from", "to", "limit", "cursor", "status", "quantities", "item", "ui_mode"],
  ...[
    "payment_methods",
    "payment_method",
    "confirmation",
    "expires_at",
    "seconds",
    "until",
    "answer",
    "draft",
  ],
  ...["overlap_hours", "retry_schedule_seconds", "signatures", "description", "is_company", "consent_terms"],
  ...[
    "fault",
    "kind",
    "locale",
    "success_url",
    "removable",
    "after",
    "type",
    "explain",
    "awaiting",
    "slug",
    "parameters",
    "max_orders",
    "note",
    "size",
    "margin",
    "nobody",
  ],
];

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      null,
      true,
      0,
      -1,
      1.5,
      1e99,
      "",
      "x",
      "x".repeat(3_000),
      "\u202e",
      "2026-11-21T12:00:00Z",
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 6 }),
  ),
})).value;

describe.each(SCHEMAS)("$name", ({ schema }) => {
  it("refuses whatever comes with codes and sentences of ours", () => {
    fc.assert(
      fc.property(anything, (input) => {
        try {
          parseInput(schema, input);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          for (const { code, message } of error.errors) {
            if (!isValidationCode(code)) throw new Error(`${code}: ${message}`);
            expect(message).toBe(VALIDATION_MESSAGES[code]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

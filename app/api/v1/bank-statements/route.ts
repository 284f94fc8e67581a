import { STATEMENT_TYPES } from "@/lib/contracts/bank-request";
import { MAX_STATEMENT_BYTES } from "@/lib/contracts/limits";
import { uploadStepsRoute } from "@/lib/http/merchant-route";
import { importStatement } from "@/lib/statements/import-statement";

export const POST = uploadStepsRoute(
  { types: STATEMENT_TYPES, maxBytes: MAX_STATEMENT_BYTES },
  async ({ ctx, scope, input }) => ({ status: 200, body: await importStatement(ctx, scope, input.bytes) }),
);

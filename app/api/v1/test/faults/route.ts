import { setFaultSchema } from "@/lib/contracts/test-mode";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { assertTestMode } from "@/lib/http/test-mode-only";
import { listFaults } from "@/lib/test-mode/list-faults";
import { setFault } from "@/lib/test-mode/set-fault";

export const GET = readRoute({}, async ({ ctx, scope }) => {
  assertTestMode(scope);
  return { status: 200, body: { object: "list", data: await listFaults(ctx, scope) } };
});

export const POST = writeRoute(setFaultSchema, async ({ ctx, scope, input }) => {
  assertTestMode(scope);
  return { status: 201, body: await setFault(ctx, scope, input.fault) };
});

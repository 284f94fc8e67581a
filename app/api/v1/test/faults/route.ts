import { setFaultSchema } from "@/lib/contracts/test-mode";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { listFaults } from "@/lib/test-mode/list-faults";
import { setFault } from "@/lib/test-mode/set-fault";

export const GET = readRoute({}, async ({ ctx, scope }) => {
  return { status: 200, body: { object: "list", data: await listFaults(ctx, scope) } };
});

export const POST = writeRoute(setFaultSchema, async ({ ctx, scope, input }) => {
  return { status: 201, body: await setFault(ctx, scope, input.fault) };
});

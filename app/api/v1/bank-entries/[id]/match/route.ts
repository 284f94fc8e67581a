import { matchBankEntrySchema } from "@/lib/contracts/bank-request";
import { writeRoute } from "@/lib/http/merchant-route";
import { matchEntry } from "@/lib/statements/match-entry";

export const POST = writeRoute(matchBankEntrySchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: await matchEntry(ctx, scope, params.id ?? "", input.order),
}));

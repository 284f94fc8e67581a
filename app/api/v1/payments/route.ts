import { paymentsQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { listPayments } from "@/lib/payments/list-payments";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const query = readQuery(paymentsQuery, url);
  const filter = {
    status: query.status,
    orderId: query.order,
    method: query.method,
    isAwaitingConfirmation: query.awaiting === "confirmation",
  };
  const page = { behind: idBehind(query.cursor), limit: query.limit + 1 };
  const listed = await listPayments(ctx, scope, filter, page);
  return { status: 200, body: pageOf(listed, query.limit, (payment) => payment) };
});

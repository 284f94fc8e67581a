import { ordersQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { listOrders } from "@/lib/orders/list-orders";
import { presentOrder } from "@/lib/orders/present-order";
import { readWholeOrders } from "@/lib/orders/queries";
import { orderUrl } from "@/lib/orders/read-order";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const query = readQuery(ordersQuery, url);
  const filter = {
    status: query.status,
    email: query.email,
    number: query.number,
    clientReferenceId: query.client_reference_id,
    createdAfter: query.created_after ? new Date(query.created_after) : undefined,
    createdBefore: query.created_before ? new Date(query.created_before) : undefined,
  };
  const rows = await listOrders(ctx.db, scope, filter, {
    before: idBehind(query.cursor),
    limit: query.limit + 1,
  });
  const wholes = await readWholeOrders(ctx.db, rows);
  const listed = wholes.map((whole) => ({ id: whole.order.id, whole }));
  const present = ({ whole }: (typeof listed)[number]) => ({
    ...presentOrder(whole),
    url: orderUrl(ctx, whole.order.id),
  });
  return { status: 200, body: pageOf(listed, query.limit, present) };
});

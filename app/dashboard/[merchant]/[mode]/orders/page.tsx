import { OrdersPage } from "@/components/dashboard/orders-page";
import { ORDER_STATUSES } from "@/lib/contracts/statuses";
import { searchOrders } from "@/lib/dashboard/search-orders";
import { openDashboardPage } from "@/lib/http/dashboard/open-dashboard-page";

type Props = {
  params: Promise<{ merchant: string; mode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const MAX_SEARCH_LENGTH = 254;
const ORDER_ID = /^ord_[0-9a-z]{1,64}$/;

/** The orders that a search and a status find. Both live in the address: it can be kept and sent. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx, seat, model } = await openDashboardPage(params);
  const { q, status, before } = await searchParams;
  const text = typeof q === "string" ? q.slice(0, MAX_SEARCH_LENGTH).replaceAll("\0", "") : "";
  const search = {
    text,
    status: ORDER_STATUSES.find((each) => each === status),
    before: typeof before === "string" && ORDER_ID.test(before) ? before : null,
  };
  const found = await searchOrders(ctx, seat, search);
  return <OrdersPage seat={model} found={found} search={search} />;
}

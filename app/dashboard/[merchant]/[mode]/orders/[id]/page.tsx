import { OrderDetailPage } from "@/components/dashboard/order-detail-page";
import { encodeBase32 } from "@/lib/core/base32";
import { readOrderPage } from "@/lib/dashboard/read-order-page";
import { asNotFound, openDashboardPage } from "@/lib/http/dashboard/open-dashboard-page";

type Props = {
  params: Promise<{ merchant: string; mode: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const KEY_BYTES = 16;

/** One order: what happened, and what can be done. Each drawing of the page has a key of its own for its forms. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx, seat, model } = await openDashboardPage(params);
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const page = await readOrderPage(ctx, seat, id).catch(asNotFound);
  const word = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  return (
    <OrderDetailPage
      seat={model}
      page={page}
      formKey={encodeBase32(ctx.random.bytes(KEY_BYTES))}
      last={{ done: word("done"), refused: word("refused"), action: word("action") }}
      typed={{ amount: word("amount"), answer: word("answer"), reference: word("reference") }}
    />
  );
}

import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { OrderPage } from "@/components/checkout/order-page";
import { pageTitle } from "@/components/checkout/page-title";
import { readOrderPage } from "@/lib/checkout/pages/read-order-page";
import { RETURNED } from "@/lib/checkout/pages/return-address";
import { matchLocale } from "@/lib/contracts/locales";
import type { FieldErrors } from "@/lib/contracts/page-models";
import { isValidationCode } from "@/lib/contracts/validation-codes";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { webContext } from "@/lib/http/context";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { findOrder } from "@/lib/orders/queries";

type Props = {
  params: Promise<{ secret: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page of an order: pay, change the method, read instructions, see what is true. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx } = webContext();
  const [{ secret }, query, requestHeaders] = await Promise.all([params, searchParams, headers()]);
  const id = openLinkSecret(ctx.keys.links, secret);
  const order = id?.startsWith("ord_") ? await findOrder(ctx.db, id) : null;
  if (!order) notFound();
  const model = await readOrderPage(await atMerchantTime(ctx, order), {
    order,
    locale: (typeof query.lang === "string" && matchLocale(query.lang)) || order.locale,
    wantedMethod: chooseMethod(query),
    errors: readErrors(query.refused),
    isReturned: query[RETURNED] === "1",
  });
  const nonce = requestHeaders.get("x-nonce") ?? undefined;
  return (
    <>
      <title>{pageTitle(model)}</title>
      <OrderPage
        model={model}
        isChangingMethod={query.change === "1" && model.canChangeMethod}
        nonce={nonce}
      />
    </>
  );
}

function readErrors(refused: string | string[] | undefined): FieldErrors {
  if (typeof refused !== "string" || !isValidationCode(refused)) return {};
  return refused === "token_invalid" ? { token: refused } : { payment_method: refused };
}

/** A plain post whose card was refused comes back to the card, though the order may still name another method. */
function chooseMethod({ method, refused }: Awaited<Props["searchParams"]>): string | null {
  if (typeof method === "string") return method;
  return refused === "token_invalid" ? "card" : null;
}

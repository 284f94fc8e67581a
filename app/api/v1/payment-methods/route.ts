import { explainPaymentMethods } from "@/lib/checkout/explain-payment-methods";
import { paymentMethodsQuery } from "@/lib/contracts/list-queries";
import { preflightRoute, readRoute } from "@/lib/http/merchant-route";
import { readQuery } from "@/lib/http/read-query";

export const GET = readRoute({ key: "publishable" }, async ({ ctx, scope, url }) => ({
  status: 200,
  body: await explainPaymentMethods(ctx, scope, readQuery(paymentMethodsQuery, url)),
}));

export const OPTIONS = preflightRoute;

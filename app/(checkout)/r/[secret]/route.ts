import { failedAnswer, plainAnswer } from "@/app/plain-answer";
import { returnAddress } from "@/lib/checkout/pages/return-address";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { webContext } from "@/lib/http/context";
import { NO_STORE } from "@/lib/http/customer-route";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { findPayment } from "@/lib/payments/queries";
import { returnFromBank } from "@/lib/payments/return-from-bank";

type Route = { params: Promise<{ secret: string }> };

/** Where a bank sends the customer's browser back to: asks what came of it, and goes on to the page that can say so. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  try {
    const id = openLinkSecret(ctx.keys.links, (await params).secret);
    const payment = id?.startsWith("pay_") ? await findPayment(ctx.db, id) : null;
    if (!payment) return plainAnswer(request, { kind: "not_found" });
    const own = await atMerchantTime(ctx, payment);
    return goTo(await returnAddress(own, await returnFromBank(own, payment)));
  } catch (error) {
    return failedAnswer(request, ctx.log, error);
  }
}

function goTo(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, "referrer-policy": "no-referrer", ...NO_STORE },
  });
}

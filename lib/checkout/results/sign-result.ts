import { SignJWT } from "jose";
import type { Context } from "@/db/context";
import type { OrderRow } from "@/lib/orders/queries";
import type { SessionRow } from "@/lib/sessions/queries";
import { signingKey } from "./signing-key";

const LIFETIME_SECONDS = 3_600;

/** Authorized: the customer is done and the merchant's word is awaited. Paid: the money is captured. */
export type ResultStatus = "authorized" | "paid";

/**
 * What a return page may check without a call: a JWS (EdDSA over Ed25519) with session, order, status, amount, currency,
 * client reference and time, good for an hour. It says what was true when it was signed. Deliver on the webhook.
 */
export async function signResult(
  ctx: Context,
  session: SessionRow,
  order: OrderRow,
  status: ResultStatus,
): Promise<string> {
  const key = await signingKey(ctx);
  const nowSeconds = Math.floor(ctx.wallClock.now().getTime() / 1000);
  return new SignJWT({
    session: session.id,
    order: order.id,
    order_number: order.number,
    status,
    amount: order.amountTotal,
    currency: order.currency,
    client_reference_id: order.clientReferenceId,
    livemode: order.livemode,
  })
    .setProtectedHeader({ alg: "EdDSA", kid: key.id, typ: "JWT" })
    .setIssuer(ctx.baseUrl)
    .setAudience(order.merchantId)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + LIFETIME_SECONDS)
    .sign(key.privateKey);
}

/** `success_url` with the token as `result`, beside whatever the merchant has put there. */
export function successUrlWithResult(successUrl: string, token: string): string {
  const url = new URL(successUrl);
  url.searchParams.set("result", token);
  return url.toString();
}

import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Shop } from "./create-shop";
import { type CheckoutInput, openCheckout } from "./opentill/open-checkout";
import { embeddedPage } from "./pages/embedded-page";
import { noticePage } from "./pages/notice-page";
import { problemPage } from "./pages/problem-page";
import { TEA } from "./tea";
import { type Answer, redirectAnswer } from "./web/answer";
import { readBody } from "./web/read-body";

/** The customer leaves for the payment page and comes back to `/thanks`. */
export async function buyNow(shop: Shop, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request);
  const input = readPurchase(new URLSearchParams(body?.toString() ?? ""), "hosted");
  if (!input) return badQuantity();
  const checkout = await openCheckout(apiKey(shop), shop.shopUrl, input);
  return checkout.ok ? redirectAnswer(checkout.session.url) : problemPage(checkout.problem);
}

/** The payment page comes into a frame of ours. Reloading shows the same session: the address holds its reference. */
export async function buyHere(shop: Shop, _request: IncomingMessage, url: URL): Promise<Answer> {
  const input = readPurchase(url.searchParams, "embedded");
  if (!input) return badQuantity();
  const checkout = await openCheckout(apiKey(shop), shop.shopUrl, input);
  return checkout.ok ? embeddedPage(shop.demo.base_url, checkout.session) : problemPage(checkout.problem);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readPurchase(form: URLSearchParams, uiMode: CheckoutInput["uiMode"]): CheckoutInput | null {
  const quantity = Number(form.get("quantity") ?? 1);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > TEA.maxQuantity) return null;
  const visit = form.get("visit") ?? "";
  // One visit, one quantity and one way to buy make one session, however often the button is pressed.
  const reference = `tea-${UUID.test(visit) ? visit : randomUUID()}-${quantity}-${uiMode}`;
  return { uiMode, quantity, reference };
}

function badQuantity(): Answer {
  return noticePage(400, "How many?", `Please choose a whole number from 1 to ${TEA.maxQuantity}.`);
}

function apiKey(shop: Shop) {
  return { baseUrl: shop.demo.base_url, secretKey: shop.demo.secret_key };
}

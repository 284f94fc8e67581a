import type { Bank } from "../bank/bank";
import { DECISIONS } from "../bank/decide-bank-payment";
import { renderClosedPage } from "../pages/closed-page";
import { renderDecisionPage } from "../pages/decision-page";
import { html } from "../pages/layout";
import { renderMissingPage } from "../pages/missing-page";
import { methodNotAllowed } from "./http-answer";

/** The customer's page: GET asks, POST takes the answer and sends the browser back to the shop. */
export async function handlePage(bank: Bank, request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "POST") return methodNotAllowed("GET, POST");
  const [, token] = /^\/bank\/([0-9a-z]{1,100})$/.exec(new URL(request.url).pathname) ?? [];
  const id = token ? await bank.findIdByPageToken(token) : null;
  const payment = id ? await bank.lookup(id) : null;
  if (!payment?.page) return html(404, renderMissingPage(), "window");
  const { presentation } = payment.page;

  if (request.method === "POST") {
    const word = new URLSearchParams(await request.text()).get("decision");
    if (word === "close") return backToShop(payment.request.return_url);
    const decision = DECISIONS.find((known) => known === word);
    if (!decision) return html(422, renderDecisionPage(payment), presentation);
    // A second press finds the payment decided; the customer goes back to the shop all the same.
    await bank.decide(payment.id, decision);
    return backToShop(payment.request.return_url);
  }
  if (payment.status !== "requires_action") return html(200, renderClosedPage(payment), presentation);
  return html(200, renderDecisionPage(payment), presentation);
}

function backToShop(returnUrl: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: returnUrl, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}

import type { IncomingMessage } from "node:http";
import type { Shop } from "./create-shop";
import { publishedKeys, verifyResult } from "./opentill/verify-result";
import { thanksPage } from "./pages/thanks-page";
import type { Answer } from "./web/answer";

/** Where the customer returns. The signed result makes a true page possible without a call; delivery waits for the webhook. */
export async function showThanks(shop: Shop, _request: IncomingMessage, url: URL): Promise<Answer> {
  const reference = url.searchParams.get("reference");
  const token = url.searchParams.get("result");
  const result = token === null ? null : await verifyResult(token, publishedKeys(shop.demo.base_url));
  return thanksPage({
    result,
    isOurs: !result?.verified || reference === null || result.claims.client_reference_id === reference,
    order: reference === null ? orderOf(shop, result) : shop.orders.withReference(reference),
  });
}

/** A checkout link brings no reference of ours; a result with a good signature names the order. */
function orderOf(shop: Shop, result: Awaited<ReturnType<typeof verifyResult>> | null) {
  return result?.verified ? shop.orders.withId(result.claims.order) : null;
}

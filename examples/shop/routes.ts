import type { IncomingMessage } from "node:http";
import { buyHere, buyNow } from "./buy";
import type { Shop } from "./create-shop";
import { documentPage } from "./pages/document-page";
import { embeddedLinkPage } from "./pages/embedded-link-page";
import { arrivalRow, eventsPage } from "./pages/events-page";
import { ordersPage } from "./pages/orders-page";
import { productPage } from "./pages/product-page";
import { receiveWebhook } from "./receive-webhook";
import { showThanks } from "./show-thanks";
import { type Answer, jsonAnswer } from "./web/answer";
import { fileAnswer } from "./web/file-answer";
import { streamAnswer } from "./web/stream-answer";

type Handle = (shop: Shop, request: IncomingMessage, url: URL) => Answer | Promise<Answer>;

/** Everything that the shop answers. `/health` is answered before, even while the shop is closed. */
export const routes: Record<string, Handle> = {
  "GET /": () => productPage(),
  "POST /buy": buyNow,
  "GET /embedded": buyHere,
  "GET /embedded-link": (shop) => embeddedLinkPage(shop.demo),
  "GET /thanks": showThanks,
  "GET /terms": () => documentPage("terms"),
  "GET /privacy": () => documentPage("privacy"),

  "POST /webhooks": receiveWebhook,
  "GET /events": (shop) => eventsPage(shop.log),
  "GET /events.json": (shop) => jsonAnswer({ events: shop.log.newestFirst() }),
  "GET /events/stream": streamEvents,
  "GET /orders": (shop) => ordersPage(shop.orders.newestFirst()),

  "GET /shop.css": () => fileAnswer("shop.css", "text/css"),
  "GET /embedded.js": () => fileAnswer("embedded.js", "text/javascript"),
  "GET /events.js": () => fileAnswer("events.js", "text/javascript"),
};

function streamEvents(shop: Shop, request: IncomingMessage, url: URL): Answer {
  const after = Number(request.headers["last-event-id"] ?? url.searchParams.get("after") ?? 0);
  return streamAnswer(
    (send) =>
      shop.log.follow(after, (arrival) =>
        send({ id: arrival.position, data: { key: arrival.key, markup: arrivalRow(arrival).markup } }),
      ),
    shop.stopping,
  );
}

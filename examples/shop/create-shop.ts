import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createEventLog, type EventLog } from "./book/event-log";
import { createOrderBook, type OrderBook } from "./book/order-book";
import { noticePage } from "./pages/notice-page";
import type { Demo } from "./read-demo";
import { routes } from "./routes";
import { type Answer, textAnswer } from "./web/answer";

/** What every page of the shop has at hand. */
export type Shop = {
  shopUrl: string;
  demo: Demo;
  log: EventLog;
  orders: OrderBook;
  stopping: AbortSignal;
};

export type ShopOptions = { shopUrl: string; readDemo: () => Demo | null; stopping: AbortSignal };

/** The shop as a server that does not listen yet. */
export function createShop({ shopUrl, readDemo, stopping }: ShopOptions): Server {
  const log = createEventLog();
  const orders = createOrderBook();

  return createServer(async (request, response) => {
    try {
      await send(response, await answer(request), request.method === "HEAD");
    } catch (error) {
      console.error(`${request.method} ${request.url}`, error);
      if (response.headersSent) response.destroy();
      else await send(response, textAnswer(500, "Something went wrong in the shop."), false);
    }
  });

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", shopUrl);
    if (url.pathname === "/health") return textAnswer(200, "ok");
    const demo = readDemo();
    if (!demo) return noticePage(503, "Closed", "There is no demo.json yet: start the demonstration first.");
    const method = request.method === "HEAD" ? "GET" : request.method;
    const handle = routes[`${method} ${url.pathname}`];
    if (!handle) return noticePage(404, "Not here", "The shop has no such page.");
    return handle({ shopUrl, demo, log, orders, stopping }, request, url);
  }
}

async function send(response: ServerResponse, answer: Answer, headersOnly: boolean): Promise<void> {
  response.writeHead(answer.status, {
    // A page that comes out of the browser's cache would offer a purchase that was made already.
    "cache-control": "no-store",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    ...answer.headers,
  });
  if (typeof answer.body === "string" || Buffer.isBuffer(answer.body)) {
    response.end(headersOnly ? undefined : answer.body);
    return;
  }
  // A reader that goes away is the usual end of a stream.
  await pipeline(answer.body, response).catch(() => {});
}

import type { Bank } from "../bank/bank";
import { handleApi } from "./handle-api";
import { handlePage } from "./handle-page";
import { type HttpAnswer, json, methodNotAllowed, problem } from "./http-answer";
import { isAuthorised } from "./is-authorised";

export type Handle = (request: Request) => Promise<HttpAnswer>;

/** Everything that the bank answers over HTTP, without a socket: the server and the in-process bank share it. */
export function createHandler(bank: Bank, secret: string): Handle {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/bank/")) return { response: await handlePage(bank, request), holdMs: 0 };
    if (pathname === "/health") return { response: health(request), holdMs: 0 };
    if (!isAuthorised(request, secret)) {
      const response = problem(401, "unauthorised", "The bearer key is missing or wrong.", {
        headers: { "www-authenticate": "Bearer" },
      });
      return { response, holdMs: 0 };
    }
    return handleApi(bank, request);
  };
}

function health(request: Request): Response {
  return request.method === "GET" ? json(200, { status: "ok" }) : methodNotAllowed("GET");
}

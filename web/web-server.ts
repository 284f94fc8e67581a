import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { stopping } from "@/lib/http/stopping";
import { ADDRESS_HEADER } from "@/lib/http/visitor-address";
import { answerBrokenRequest } from "./answer-broken-request";
import { answerPlainly, PAGE_LOCALE_HEADER } from "./answer-plainly";
import { dropRest } from "./drop-rest";
import { judgeRequest } from "./judge-request";
import { limitRequest } from "./limit-request";
import { EVERY_ANSWER } from "./security-headers";
import type { Surroundings } from "./surroundings";
import { visitorAddress } from "./visitor-address";
import { answerFault, withWholeErrors } from "./whole-errors";

/** A whole request has to be here by then; one that never ends is answered with 408. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than a proxy keeps an idle connection, so that it never writes to one that is being closed. */
const KEEP_ALIVE_MS = 65_000;

/** What answers the requests that this server lets pass: the framework. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type Patience = { requestMs: number; headersMs: number; checkEveryMs: number };

const USUAL: Patience = {
  requestMs: REQUEST_TIMEOUT_MS,
  headersMs: HEADERS_TIMEOUT_MS,
  checkEveryMs: CHECK_EVERY_MS,
};

/**
 * An HTTP server around a handler: it answers by itself what the framework would answer badly, bounds how long a request
 * may take to arrive, reads on and drops what nobody wants, and puts the headers of every answer on.
 */
export function createWebServer(handle: Handle, surroundings: Surroundings, patience = USUAL): Server {
  const options = {
    requestTimeout: patience.requestMs,
    headersTimeout: patience.headersMs,
    connectionsCheckingInterval: patience.checkEveryMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const answers = new WeakMap<Duplex, ServerResponse>();
  const server = createServer(options, (request, response) => {
    answers.set(request.socket, response);
    for (const [name, value] of Object.entries(EVERY_ANSWER)) response.setHeader(name, value);
    if (stopping().signal.aborted) response.setHeader("connection", "close");
    response.once("finish", () => dropRest(request));
    // What the server itself tells the pages is nobody else's to say.
    delete request.headers[PAGE_LOCALE_HEADER];
    request.headers[ADDRESS_HEADER] = visitorAddress(request, surroundings.trustedAddressHeader);
    if (limitRequest(request, response, surroundings)) return;
    const judgement = judgeRequest(request.method ?? "GET", request.url ?? "/", surroundings.isStatic);
    if (judgement.kind !== "go_on") return answerPlainly(request, response, judgement, surroundings);
    withWholeErrors(request, response, surroundings);
    handle(request, response).catch((error: unknown) => {
      surroundings.log.error({ error }, "the framework failed");
      if (response.headersSent) return response.destroy();
      response.statusCode = 500;
      answerFault(request, response, surroundings, error);
    });
  });
  return server.on("clientError", (error, socket) => {
    const answer = answers.get(socket);
    if (answer?.headersSent && !answer.writableEnded) socket.destroy();
    else answerBrokenRequest(error, socket, surroundings);
  });
}

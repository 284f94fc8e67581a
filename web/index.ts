import { createServer, type Server } from "node:http";
import next from "next";
import { readEnvironment } from "@/lib/core/environment";
import { createLog } from "@/lib/core/log";
import { stopping } from "@/lib/http/stopping";
import { ADDRESS_HEADER } from "@/lib/http/visitor-address";
import { answerPlainly } from "./answer-plainly";
import { judgeRequest } from "./judge-request";
import { listStatic } from "./list-static";
import { withWholeErrors } from "./whole-errors";

/** A whole request has to be here by then; one that never ends is answered with 408. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than a proxy keeps an idle connection, so that it never writes to one that is being closed. */
const KEEP_ALIVE_MS = 65_000;
/** What is being answered has so long to end. */
const STOP_WITHIN_MS = 8_000;

/**
 * The web server: the framework behind an HTTP server of ours, which answers what the framework would answer badly, bounds
 * how long a request may take to arrive, and ends well. Any number may run beside each other.
 */
async function main(): Promise<void> {
  const port = Number(process.env.PORT || 3000);
  const environment = readEnvironment(process.env);
  const surroundings = { baseUrl: environment.baseUrl, log: createLog("web server", environment.logLevel) };
  const app = next({ dev: false, port, dir: process.cwd() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const isStatic = listStatic(process.cwd());
  const options = {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_EVERY_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server = createServer(options, (request, response) => {
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? "";
    const judgement = judgeRequest(request.method ?? "GET", request.url ?? "/", isStatic);
    if (judgement.kind !== "go_on") return void answerPlainly(request, response, judgement, surroundings);
    withWholeErrors(request, response, surroundings);
    handle(request, response).catch((error: unknown) => {
      surroundings.log.error({ error }, "a request failed");
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, resolve);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stop(server).then(() => process.exit(0)));
  }
  console.log(`Web server is listening on port ${port}.`);
}

/** Takes nothing new, ends the open streams, and lets what is being answered end. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  stopping().abort();
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await closed;
  clearTimeout(patience);
}

await main();

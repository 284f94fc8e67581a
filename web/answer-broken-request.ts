import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Refusal } from "@/lib/core/errors";
import { describeProblem } from "@/lib/http/problem";
import { newRequestId } from "./new-request-id";
import { EVERY_ANSWER } from "./security-headers";
import type { Surroundings } from "./surroundings";

/** Answers what could not be read as a request, or did not arrive in time, and closes the connection. */
export function answerBrokenRequest(error: Error, socket: Duplex, { baseUrl, log }: Surroundings): void {
  const code = "code" in error ? error.code : null;
  if (!socket.writable || code === "ECONNRESET") return void socket.destroy();
  const problem = describeProblem(refusalOf(code), { requestId: newRequestId(), baseUrl, log });
  const headers = {
    ...EVERY_ANSWER,
    ...problem.headers,
    "content-length": String(Buffer.byteLength(problem.body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const first = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n`;
  socket.end(`${first}${lines.join("")}\r\n${problem.body}`, () => socket.destroy());
}

function refusalOf(code: unknown): Refusal {
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Refusal(408, "request_timeout", "The request did not arrive whole in time.");
    case "HPE_HEADER_OVERFLOW":
      return new Refusal(431, "headers_too_large", "The head of the request is too large.");
    default:
      return new Refusal(400, "malformed_request", "This is not a request of HTTP/1.1.");
  }
}

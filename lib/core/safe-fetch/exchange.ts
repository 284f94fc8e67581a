import http from "node:http";
import https from "node:https";
import { isIP, type Socket } from "node:net";
import { isSameAddress } from "./judge-address";

export type ExchangeFailureCode =
  | "address_refused"
  | "connect"
  | "tls"
  | "timeout"
  | "closed"
  | "answer_malformed";

export type ExchangeResult =
  | { kind: "answered"; status: number; headers: AnswerHeaders; answer: string; isTruncated: boolean }
  | { kind: "failed"; code: ExchangeFailureCode; message: string; stage: Stage };

/** The only header of an answer that means anything to us. */
export type AnswerHeaders = { "retry-after"?: string };

/** How far a failed exchange came. `resting` means that a kept connection turned out to be dead before any answer. */
export type Stage = "connecting" | "securing" | "sent" | "resting";

export type Exchange = {
  url: URL;
  /** An address that was checked. The connection goes there and nowhere else. */
  address: string;
  body: Buffer;
  headers: Record<string, string>;
  connectTimeoutMs: number;
  timeoutMs: number;
  maxAnswerBytes: number;
  /** False opens a connection of its own instead of taking a kept one. */
  mayReuse: boolean;
};

/** Shorter than the five seconds after which many servers close a quiet connection. */
const IDLE_CONNECTION_MS = 4_000;
const MAX_IDLE_CONNECTIONS_PER_TARGET = 16;
const MAX_ANSWER_HEADER_BYTES = 16_384;
const MAX_RETRY_AFTER_LENGTH = 64;

const agentOptions = {
  keepAlive: true,
  timeout: IDLE_CONNECTION_MS,
  maxFreeSockets: MAX_IDLE_CONNECTIONS_PER_TARGET,
};
const plainAgent = new http.Agent(agentOptions);
const secureAgent = new https.Agent(agentOptions);

/**
 * One POST to one address. The address takes the place of the host, so nothing is looked up again and kept connections
 * are shared per address; the name lives on in the Host header, in SNI and in the certificate check. An answer that did
 * not end in time is no answer; one that is longer than `maxAnswerBytes` is cut there and the connection destroyed.
 */
export function exchange(input: Exchange): Promise<ExchangeResult> {
  return new Promise((resolve) => {
    const request = startRequest(input);
    let stage: Stage = "connecting";
    let hasEnded = false;
    let hasAnswer = false;

    const timer = setTimeout(() => fail("timeout", "The exchange took too long."), input.timeoutMs);
    const connectTimer = setTimeout(
      () => stage !== "sent" && fail("timeout", "Connecting took too long."),
      input.connectTimeoutMs,
    );

    function settle(result: ExchangeResult): void {
      hasEnded = true;
      clearTimeout(timer);
      clearTimeout(connectTimer);
      resolve(result);
    }
    function fail(code: ExchangeFailureCode, message: string): void {
      if (hasEnded) return;
      const isResting = code === "closed" && request.reusedSocket && !hasAnswer;
      settle({ kind: "failed", code, message, stage: isResting ? "resting" : stage });
      request.destroy();
    }

    request.on("socket", (socket: Socket) => {
      const send = () => {
        if (!isSameAddress(socket.remoteAddress ?? "", input.address)) {
          return fail("address_refused", "The connection led to another address.");
        }
        stage = "sent";
        request.end(input.body);
      };
      if (!socket.connecting) return send();
      if (input.url.protocol === "http:") return socket.once("connect", send);
      socket.once("connect", () => {
        stage = "securing";
      });
      socket.once("secureConnect", send);
    });
    request.on("error", (error: NodeJS.ErrnoException) => fail(...describeError(stage, error)));
    request.on("close", () => fail("closed", "The connection was closed without an answer."));
    request.on("response", (response) => {
      hasAnswer = true;
      readAnswer(response, input.maxAnswerBytes, (answer) => {
        if (hasEnded) return;
        if (answer === null) return fail("closed", "The connection was closed before the answer had ended.");
        settle({
          kind: "answered",
          status: response.statusCode ?? 0,
          headers: keepRetryAfter(response.headers["retry-after"]),
          ...answer,
        });
        if (answer.isTruncated) request.destroy();
      });
    });
  });
}

function startRequest({ url, address, body, headers, mayReuse }: Exchange): http.ClientRequest {
  const isSecure = url.protocol === "https:";
  const keptAgent = isSecure ? secureAgent : plainAgent;
  const options = {
    method: "POST",
    host: address,
    port: url.port || (isSecure ? 443 : 80),
    path: url.pathname + url.search,
    headers: { ...headers, host: url.host, "accept-encoding": "identity", "content-length": body.length },
    agent: mayReuse ? keptAgent : false,
    maxHeaderSize: MAX_ANSWER_HEADER_BYTES,
    insecureHTTPParser: false,
  };
  if (!isSecure) return http.request(options);
  // An address has no server name; its certificate is then checked against the address itself.
  const servername = isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0 ? url.hostname : "";
  // Said aloud, so that no environment variable can switch the check off.
  return https.request({ ...options, servername, rejectUnauthorized: true });
}

function readAnswer(
  response: http.IncomingMessage,
  maxAnswerBytes: number,
  done: (answer: { answer: string; isTruncated: boolean } | null) => void,
): void {
  const chunks: Buffer[] = [];
  let lengthBytes = 0;
  const toText = () => readableText(Buffer.concat(chunks).subarray(0, maxAnswerBytes));

  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    lengthBytes += chunk.length;
    if (lengthBytes > maxAnswerBytes) {
      response.pause();
      done({ answer: toText(), isTruncated: true });
    }
  });
  response.on("end", () => done({ answer: toText(), isTruncated: lengthBytes > maxAnswerBytes }));
  // A connection that breaks is reported by `close` too, and only there in every case.
  response.on("error", () => {});
  response.on("close", () => {
    if (!response.complete) done(null);
  });
}

/** PostgreSQL's text cannot hold a NUL, and an answer is kept for people to read. */
function readableText(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\0", "\ufffd");
}

function keepRetryAfter(value: string | undefined): AnswerHeaders {
  return value === undefined ? {} : { "retry-after": value.slice(0, MAX_RETRY_AFTER_LENGTH) };
}

function describeError(stage: Stage, error: NodeJS.ErrnoException): [ExchangeFailureCode, string] {
  const reason = error.code ?? "unknown reason";
  if (stage === "connecting") return ["connect", `The connection could not be made (${reason}).`];
  if (stage === "securing") return ["tls", `No secure connection could be made (${reason}).`];
  if (reason.startsWith("HPE_")) return ["answer_malformed", `The answer is not valid HTTP (${reason}).`];
  return ["closed", `The connection was closed without a whole answer (${reason}).`];
}

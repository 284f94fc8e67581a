import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "@/tests/support/raw-request";
import { serveWeb } from "@/tests/support/serve-web";

type Web = Awaited<ReturnType<typeof serveWeb>>;

const HEAD = "host: x\r\ncontent-type: application/json\r\n";
const NEXT = "GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

describe("a request that arrives badly", () => {
  let web: Web;
  beforeAll(async () => {
    web = await serveWeb(
      async (request, response) => {
        if (request.method === "POST") for await (const _chunk of request) break;
        response.statusCode = request.method === "POST" ? 413 : 200;
        response.end("{}");
      },
      { requestMs: 400, headersMs: 200, checkEveryMs: 20 },
    );
  });
  afterAll(() => web.close());

  it.each([
    ["whose head never ends", "GET / HTTP/1.1\r\nhost: x\r\n", 408, "request_timeout"],
    ["that is no HTTP", "GIVE me everything\r\n\r\n", 400, "malformed_request"],
    [
      "with too large a head",
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "headers_too_large",
    ],
  ])("%s is told so in a problem, and the connection is closed", async (_name, bytes, status, code) => {
    const text = await rawRequest(web.port, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} .*x-request-id: req_.*connection: close`, "s"));
    expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toMatchObject({ status, code });
  });
});

describe("a body that is answered before its end", () => {
  let web: Web;
  beforeAll(async () => {
    web = await serveWeb(async (request, response) => {
      if (request.method === "POST") {
        const reading = request[Symbol.asyncIterator]();
        await reading.next();
      }
      response.statusCode = request.method === "POST" ? 413 : 200;
      response.end("{}");
    });
  });
  afterAll(() => web.close());

  it("is dropped, and the next request on the connection is answered", async () => {
    const body = "x".repeat(2_000_000);
    const text = await rawRequest(
      web.port,
      `POST /api/v1/orders HTTP/1.1\r\n${HEAD}content-length: ${body.length}\r\n\r\n${body}${NEXT}`,
    );
    expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 405", "HTTP/1.1 200"]);
    const read = await rawRequest(
      web.port,
      `POST /api/v1/checkout/sessions HTTP/1.1\r\n${HEAD}content-length: ${body.length}\r\n\r\n${body}${NEXT}`,
    );
    expect(read.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
  });

  it("is cut off where it goes on and on", async () => {
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    let sentBytes = 0;
    const text = await rawRequest(
      web.port,
      `POST /api/v1/checkout/sessions HTTP/1.1\r\n${HEAD}transfer-encoding: chunked\r\n\r\n`,
      {
        onOpen(socket) {
          const send = () => {
            while (socket.writable) {
              sentBytes += chunk.length;
              if (!socket.write(chunk)) return;
            }
          };
          socket.on("drain", send);
          send();
        },
      },
    );
    expect(text).toMatch(/^HTTP\/1.1 413/);
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });
});

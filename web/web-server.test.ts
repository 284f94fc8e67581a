import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequest } from "@/tests/support/raw-request";
import { serveWeb } from "@/tests/support/serve-web";
import { ADDRESSES } from "./addresses";

type Framework = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Web = Awaited<ReturnType<typeof serveWeb>>;

/** How the framework answers, for better or worse. */
const MOODS: Record<string, Framework> = {
  well: async (_request, response) => void response.setHeader("content-type", "application/json").end("{}"),
  "with an empty page": async (_request, response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/html").end('<html id="__next_error__"><body></body></html>');
  },
  "with a bare 404": async (_request, response) => {
    response.statusCode = 404;
    response.end();
  },
  "with two words": async (_request, response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/plain").end("Internal Server Error");
  },
  "with an empty page through its compression": async (_request, response) => {
    const { writeHead } = response;
    response.writeHead = (...args: unknown[]) => {
      response.setHeader("content-encoding", "gzip");
      return Reflect.apply(writeHead, response, args);
    };
    response.statusCode = 503;
    response.setHeader("content-type", "text/html");
    response.end("<html></html>");
  },
  "by throwing": () => Promise.reject(new Error("a bug")),
};

const PATHS = [
  ...ADDRESSES.map(({ pattern }) => pattern.replace(/\{(\w+)\}/g, "some_$1")),
  "/robots.txt",
  "/no/such/page",
  "/api/v1/nothing",
  "/l/%E0%A4%A",
  "/api/v1/orders/%E0%A4",
];
const METHODS = ["GET", "HEAD", "POST", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

describe.each(Object.entries(MOODS))("whatever is asked, where the framework answers %s", (mood, handle) => {
  let web: Web;
  beforeAll(async () => {
    web = await serveWeb(handle);
  });
  afterAll(() => web.close());

  it.each(PATHS)("%s: every answer has the headers, and is whole", async (path) => {
    for (const method of METHODS) {
      const text = await rawRequest(
        web.port,
        `${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      );
      const [head = "", body = ""] = text.split("\r\n\r\n");
      expect(head).not.toMatch(/content-encoding/i);
      const cell = `${method} ${path}\n${text}`;
      expect(head, cell).toMatch(/x-content-type-options: nosniff/i);
      expect(head, cell).toMatch(/referrer-policy: no-referrer/i);
      expect(head, cell).toMatch(/x-robots-tag: noindex, nofollow/i);
      if (/^HTTP\/1.1 405/.test(head)) expect(head, cell).toMatch(/\r\nallow: [A-Z]+(, [A-Z]+)+/);
      if (/^HTTP\/1.1 2/.test(head)) continue;
      if (/content-type: application\/problem\+json/.test(head)) {
        expect(head, cell).toMatch(/x-request-id: req_/);
        if (method !== "HEAD") expect(JSON.parse(body), cell).toHaveProperty("code");
      } else {
        expect(head, cell).toMatch(/content-security-policy: default-src 'none'/);
        if (method !== "HEAD") expect(body, cell).toMatch(/<h1>[^<]+<\/h1><p>[^<]+<\/p>/);
      }
    }
  });

  it(`${mood}: a press without scripts never ends in a problem`, async () => {
    const headers = { accept: "text/html,*/*;q=0.8" };
    const answer = await fetch(`${web.url}/api/checkout/some_secret/pay`, { method: "POST", headers });
    if (answer.status === 200) return;
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });
});

describe("a form whose route has failed", () => {
  let web: Web;
  beforeAll(async () => {
    web = await serveWeb(async (_request, response) => {
      response.statusCode = 503;
      response.setHeader("content-type", "application/problem+json").end("{}");
    });
  });
  afterAll(() => web.close());

  it.each([
    ["/api/checkout/some_secret/cart", "/c/some_secret"],
    ["/api/checkout/some_secret/order", "/c/some_secret"],
    ["/api/checkout/some_secret/pay", "/o/some_secret"],
    ["/api/confirm/some_secret", "/confirm/some_secret"],
    ["/api/phone/some_secret/approve", "/phone/some_secret"],
  ])("%s leads back to %s by itself, which shows what has become of the press", async (form, page) => {
    const headers = { accept: "text/html" };
    const answer = await fetch(web.url + form, { method: "POST", headers });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    expect(html).toContain(`<meta http-equiv="refresh" content="5; url=${page}">`);
    expect(html).toContain(`<a href="${page}">`);
    const opened = await fetch(web.url + form, { headers, redirect: "manual" });
    expect([opened.status, opened.headers.get("location")]).toEqual([303, page]);
  });

  it("is a problem for scripts", async () => {
    const headers = { accept: "application/json" };
    const answer = await fetch(`${web.url}/api/checkout/some_secret/pay`, { method: "POST", headers });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("a plain page's language", () => {
  it("is what the page has found, else what the address asks for, else the browser's; nobody else's word counts", async () => {
    const web = await serveWeb(async (request, response) => {
      if (request.url?.startsWith("/c/")) request.headers["x-opentill-locale"] = "is";
      response.statusCode = 500;
      response.end();
    });
    const ask = async (path: string) => {
      const headers = { "accept-language": "de", "x-opentill-locale": "pl" };
      return /<html lang="(\w+)"/.exec(await (await fetch(web.url + path, { headers })).text())?.[1];
    };
    expect(await ask("/c/some_secret?lang=fr")).toBe("is");
    expect(await ask("/l/some-slug?lang=fr")).toBe("fr");
    expect(await ask("/l/some-slug?lang=%E0%A4")).toBe("de");
    await web.close();
  });
});

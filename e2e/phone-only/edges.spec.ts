import { Agent, request as httpRequest } from "node:http";
import { MAX_BODY_BYTES } from "../../lib/contracts/limits";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

const PAGES = [
  "/c/unknown",
  "/o/unknown",
  "/phone/unknown",
  "/confirm/unknown",
  "/outbox/unknown",
  "/p/unknown",
  "/r/unknown",
  "/l/unknown",
  "/no/such/page",
  "/l/%E0%A4%A",
];

for (const path of PAGES) {
  test(`${path} is a whole page without scripts, in the visitor's language, under a policy`, async ({
    request,
  }) => {
    const answer = await request.get(path, { headers: { "accept-language": "de" }, maxRedirects: 0 });
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toMatch(/<html lang="de".*<h1>Diese Seite gibt es nicht<\/h1>/s);
    expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  });
}

test("what programs ask wrongly is answered with a problem that says what is right", async ({ request }) => {
  const cells = [
    ["TRACE", "/api/v1/orders", 405, "method_not_allowed"],
    ["DELETE", "/api/v1/orders", 405, "method_not_allowed"],
    ["GET", "/api/v1/nothing", 404, "not_found"],
    ["GET", "/api/nothing", 404, "not_found"],
    ["GET", "/api/v1/orders/%E0%A4", 400, "malformed_address"],
    ["GET", "/api/countries/xx", 404, "not_found"],
  ] as const;
  for (const [method, path, status, code] of cells) {
    const answer = await request.fetch(path, { method });
    expect([path, answer.status(), (await answer.json()).code]).toEqual([path, status, code]);
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
    expect(answer.headers()["x-request-id"]).toMatch(/^req_/);
    if (status === 405) expect(answer.headers().allow).toBe("GET, HEAD, OPTIONS");
  }
});

test("after a body that was too large the next request is answered at once", async ({ baseURL }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { secret_key: key } = demo();
  const ask = (method: string, path: string, body?: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const asking = httpRequest(
        new URL(path, baseURL),
        { method, agent, headers, timeout: 5_000 },
        (answer) => {
          answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
        },
      );
      asking.once("timeout", () => reject(new Error("no answer"))).once("error", reject);
      asking.end(body);
    });
  const tooLarge = Buffer.alloc(20 * MAX_BODY_BYTES, "x");
  expect(await ask("POST", "/api/v1/checkout/sessions", tooLarge)).toBe(413);
  expect(await ask("GET", "/api/v1/orders")).toBe(200);
  agent.destroy();
});

test("a browser's and a crawler's usual questions have answers", async ({ request }) => {
  for (const path of ["/favicon.ico", "/robots.txt", "/.well-known/security.txt"]) {
    expect([path, (await request.get(path)).status()]).toEqual([path, 200]);
  }
});

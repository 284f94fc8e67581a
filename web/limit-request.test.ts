import { afterEach, describe, expect, it } from "vitest";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { NO_GUESS_HEADER } from "@/lib/http/rate-limits/judge-guess";
import { MASTER_SECRET } from "@/tests/support/checkout-world";
import { limitsOf, serveLimited } from "@/tests/support/serve-limited";

type Web = Awaited<ReturnType<typeof serveLimited>>;

/** Nobody is there: what is counted stays with the one server. */
const NO_DATABASE = "postgres://127.0.0.1:1/none";
const GUESSER = "81.2.69.160";
const RIGHT = linkSecret(deriveKeys(MASTER_SECRET).links, "cs_06gzs0mbvp0rsesrbst4bd2ffw");
const WRONG = `${RIGHT.slice(0, -4)}zzzz`;

const webs: Web[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

/** A server whose framework knows one secret, one key, one slug and one that has ended. */
async function open(settings: Record<string, string> = {}) {
  let handled = 0;
  const web = await serveLimited(limitsOf(NO_DATABASE, settings), async (request, response) => {
    handled += 1;
    const { url = "", headers } = request;
    if (url.startsWith("/api/v1/"))
      response.statusCode = headers.authorization === "Bearer right" ? 200 : 401;
    else if (url === "/l/ended") response.setHeader(NO_GUESS_HEADER, "1").statusCode = 404;
    else response.statusCode = url.includes(RIGHT) || url === "/l/right" || url === "/" ? 200 : 404;
    response.setHeader("content-type", "application/json").end("{}");
  });
  webs.push(web);
  return { ...web, handled: () => handled };
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("a network that asks too much", () => {
  it("is told to wait by a page where people look and by a problem where programs do, and others are not", async () => {
    const web = await open({ OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "1" });
    for (const _ of times(20)) expect((await web.ask("/", GUESSER)).status).toBe(200);
    const page = await web.ask("/", GUESSER, { "accept-language": "is" });
    expect([page.status, page.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await page.text()).toMatch(/<html lang="is".*<h1>Of margar beiðnir frá netinu þínu<\/h1>/s);
    const problem = await web.ask(`/api/checkout/${RIGHT}/status`, GUESSER);
    expect(problem.headers.get("content-type")).toBe("application/problem+json");
    expect(problem.headers.get("ratelimit-policy")).toBe('"page";q=20;w=20');
    expect(await problem.json()).toMatchObject({ status: 429, code: "rate_limited" });
    expect((await web.ask("/", "9.9.9.9")).status).toBe(200);
    expect(web.handled()).toBe(21);
  });

  it("is one network of IPv6, however many of its addresses ask", async () => {
    const web = await open({ OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "1" });
    for (const index of times(20)) await web.ask("/", `2a02:8308:1:2::${index + 1}`);
    expect((await web.ask("/", "2a02:8308:1:2:ffff::1")).status).toBe(429);
    expect((await web.ask("/", "2a02:8308:1:3::1")).status).toBe(200);
  });

  it("still has its files, its API and its health check: each is counted for itself", async () => {
    const web = await open({ OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "1" });
    for (const _ of times(21)) await web.ask("/", GUESSER);
    expect((await web.ask("/", GUESSER)).status).toBe(429);
    const paths = ["/robots.txt", "/api/health", "/api/webhooks/some/account"];
    for (const path of paths) expect((await web.ask(path, GUESSER)).status).not.toBe(429);
    const called = await web.ask("/api/v1/orders", GUESSER, { authorization: "Bearer right" });
    expect(called.status).toBe(200);
  });

  it("is not limited where its address is not known, or where nothing is to be", async () => {
    const web = await open({ OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "1" });
    for (const _ of times(40)) expect((await web.ask("/", "10.0.0.7")).status).toBe(200);
    const unlimited = await open({
      OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "0",
      OPENTILL_RATE_LIMIT_MISSES: "0",
    });
    for (const _ of times(40)) expect((await unlimited.ask("/l/wrong", GUESSER)).status).toBe(404);
  });
});

describe("a guesser", () => {
  it.each([
    ["secrets of carts", (index: number) => `/c/${WRONG.slice(0, -2)}${10 + index}`, 404],
    ["secrets of confirm links", (index: number) => `/confirm/guess_${index}`, 404],
    ["secrets in forms", (index: number) => `/api/phone/guess_${index}/status`, 404],
    ["short codes", (index: number) => `/p/${index}`, 404],
    ["slugs", (index: number) => `/l/guess-${index}`, 404],
    ["keys", () => "/api/v1/orders", 401],
  ])("of %s is slowed from the tenth on, for ever longer", async (_what, path, usual) => {
    const web = await open();
    const answers = [];
    for (const index of times(12)) answers.push(await web.ask(path(index), GUESSER));
    expect(answers.map(({ status }) => status)).toEqual([...times(9).map(() => usual), 429, 429, 429]);
    expect(answers.slice(9).map(({ headers }) => headers.get("retry-after"))).toEqual(["60", "90", "120"]);
    expect((await web.ask(path(99), "9.9.9.9")).status).toBe(usual);
  });

  it("locks out nobody of the same network who holds what is right", async () => {
    const web = await open();
    for (const index of times(50)) await web.ask(`/p/${index}`, GUESSER);
    expect((await web.ask("/p/51", GUESSER)).status).toBe(429);
    for (const path of [`/c/${RIGHT}`, `/api/checkout/${RIGHT}/status`, "/l/right", "/"]) {
      expect((await web.ask(path, GUESSER)).status).toBe(200);
    }
    const called = await web.ask("/api/v1/orders", GUESSER, { authorization: "Bearer right" });
    expect(called.status).toBe(200);
  });

  it("of secrets costs nothing of the framework once it is slowed", async () => {
    const web = await open();
    for (const _ of times(100)) await web.ask(`/c/${WRONG}`, GUESSER);
    expect(web.handled()).toBe(9);
  });

  it("is nobody who comes to a link that has ended, or holds the secret of what is gone", async () => {
    const web = await open();
    for (const _ of times(20)) {
      const ended = await web.ask("/l/ended", GUESSER);
      expect([ended.status, ended.headers.get(NO_GUESS_HEADER)]).toEqual([404, null]);
      expect((await web.ask(`/o/${RIGHT}`, GUESSER)).status).not.toBe(429);
    }
    expect((await web.ask("/l/wrong", GUESSER)).status).toBe(404);
  });
});

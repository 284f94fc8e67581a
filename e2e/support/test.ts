import { type BrowserContext, test as base, expect } from "@playwright/test";
import { TEST_CARDS } from "../../lib/providers/sandbox/test-cards";
import { demo } from "./demo";

type Options = {
  /** Console errors that a test provokes on purpose. Any other fails it. */
  expectedErrors: RegExp[];
};

/** A browser that is watched: what must be true of every page on every journey is checked at the end of each test. */
export const test = base.extend<Options & { watched: undefined }>({
  expectedErrors: [[], { option: true }],
  baseURL: async ({ browserName: _ }, use) => use(demo().base_url),
  watched: [
    async ({ context, expectedErrors }, use) => {
      const errors = collectErrors(context);
      const strangers = collectStrangers(context);
      const leaks = collectLeaks(context);
      await use(undefined);
      const unexpected = errors.filter((error) => !expectedErrors.some((known) => known.test(error)));
      expect(unexpected, "errors in the browser").toEqual([]);
      expect(strangers, "requests to anyone but the product itself").toEqual([]);
      expect(leaks, "requests that carry a card number").toEqual([]);
      expect(await context.cookies(), "cookies").toEqual([]);
    },
    { auto: true },
  ],
});

/** What scripts throw, what a policy refuses, what does not load. */
function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("weberror", (event) => errors.push(String(event.error())));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  return errors;
}

/** The page asks nobody but its own server; the shop asks the product for `embed.js` and the frame. */
function collectStrangers(context: BrowserContext): string[] {
  const { base_url, shop_url } = demo();
  const strangers: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith("http")) return;
    const { origin } = new URL(request.url());
    const allowed = request.isNavigationRequest()
      ? [base_url, shop_url, bankUrl()]
      : [new URL(request.frame().url()).origin, base_url];
    if (!allowed.includes(origin)) strangers.push(request.url());
  });
  return strangers;
}

function collectLeaks(context: BrowserContext): string[] {
  const leaks: string[] = [];
  context.on("request", (request) => {
    const sent = `${request.url()} ${request.postData() ?? ""}`.replaceAll(/[\s+-]|%20/g, "");
    if (TEST_CARDS.some(({ number }) => sent.includes(number))) leaks.push(request.url());
  });
  return leaks;
}

/** The sandbox bank listens two ports above the product. */
function bankUrl(): string {
  const { protocol, hostname, port } = new URL(demo().base_url);
  return `${protocol}//${hostname}:${Number(port) + 2}`;
}

export { expect };

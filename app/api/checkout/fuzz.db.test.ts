import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkoutLinks, checkoutSessions } from "@/db/schema";
import { isValidationCode } from "@/lib/contracts/validation-codes";
import { HOUR_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { type Answer, ORDER_FIELDS } from "@/tests/support/api-world";
import { createLink, createProduct } from "@/tests/support/catalog";
import { nastyText } from "@/tests/support/nasty";
import { readProblem } from "@/tests/support/problem";
import { useApiWorld } from "@/tests/support/use-cart";

/** Hundreds of requests in one test, on a machine that may be busy. */
const FUZZ_TIMEOUT_MS = 120_000;

const fieldName = fc.oneof(
  fc.constantFrom("email", "name", "country", "is_company", "company_name", "tax_id", "payment_method"),
  fc.constantFrom(
    "consent_terms",
    "consent_personal_data",
    "remove",
    "token",
    "quantity.",
    "quantity.__proto__",
  ),
  nastyText.map((text) => `quantity.${text}`),
  nastyText,
);

/** Half letters become what a browser would send for them. */
const fields = fc.array(fc.tuple(fieldName, nastyText), { maxLength: 6 });

describe("whatever a customer's browser sends", { timeout: FUZZ_TIMEOUT_MS }, () => {
  const world = useApiWorld();

  function judge(answer: Answer, allowed: readonly number[]): void {
    expect(allowed).toContain(answer.status);
    if (answer.status >= 400) readProblem(answer);
    if (answer.status !== 303) return;
    const location = answer.headers.get("location") ?? "";
    expect(location).toMatch(
      /^(http:\/\/localhost:3000)?\/[co]\/\w+(\?[\w=&%.+*-]*)?$|^http:\/\/sandbox\.invalid\//,
    );
    expect(location.length).toBeLessThan(1_000);
  }

  it("with the cart or with Continue", async () => {
    const form = fc.record({
      more: fields,
      isWhole: fc.boolean(),
      line: fc.option(nastyText, { nil: undefined }),
      route: fc.constantFrom("cart", "order"),
      hasScripts: fc.boolean(),
    });
    const property = fc.asyncProperty(form, async ({ more, isWhole, line, route, hasScripts }) => {
      const session = await world.openSession();
      const path = `/api/checkout/${world.secretOf(session.id)}/${route}`;
      const typed: [string, string][] = [
        ...more,
        ...(isWhole ? Object.entries(ORDER_FIELDS) : []),
        ...(line === undefined
          ? []
          : ([[`quantity.${must(session.items[0], "a line").id}`, line]] as const).map(
              ([name, value]): [string, string] => [name, value],
            )),
      ];
      const send = hasScripts ? world.submit : world.submitPlainly;
      judge(await send(path, typed), hasScripts ? [200, 413, 422] : [303]);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it("to pay", async () => {
    const order = await world.order();
    const path = `/api/checkout/${world.secretOf(order.id)}/pay`;
    const method = fc.oneof(fc.constantFrom("card", "bank_transfer", "paypal"), nastyText);
    const token = fc.oneof(fc.constantFrom("sandbox_card_declined_visa", "sandbox_card_none"), nastyText);
    const property = fc.asyncProperty(method, token, fields, async (by, named, more) => {
      const answer = await world.submit(path, [["payment_method", by], ["token", named], ...more]);
      judge(answer, [200, 409, 413, 422]);
      if (answer.status === 200) world.clock.advance(HOUR_MS);
    });
    await fc.assert(property, { numRuns: 80 });
    await world.runDue();
  });

  it("as a body that is no form", async () => {
    const session = await world.openSession();
    const secret = world.secretOf(session.id);
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (bytes, type) => {
      const answer = await world.visit("POST", `/api/checkout/${secret}/order`, {
        body: Buffer.from(bytes),
        headers: { accept: "application/json", "content-type": type.replace(/[^\x21-\x7e]/g, "") },
      });
      judge(answer, [422]);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it("as a secret", async () => {
    const secret = world.secretOf((await world.openSession()).id);
    const near = fc
      .tuple(fc.nat(secret.length - 1), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([at, letter]) => secret.slice(0, at) + letter + secret.slice(at + 1));
    const property = fc.asyncProperty(
      fc.oneof(near, fc.string({ minLength: 1, unit: "binary" })),
      async (text) => {
        fc.pre(text !== secret && !/^\.{1,2}$/.test(text));
        const answer = await world.submit(`/api/checkout/${encodeURIComponent(text)}/cart`, {});
        expect(readProblem(answer)).toMatchObject({ status: 404 });
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });

  it("with a checkout link", async () => {
    const product = await createProduct(world.ctx, world.scope);
    const slug = await createLink(world.ctx, world.scope, { items: [{ product, quantity: 1 }] });
    await world.ctx.db.update(checkoutLinks).set({ slug: "tea" }).where(eq(checkoutLinks.slug, slug));
    const name = fc.oneof(
      fc.constantFrom(
        "quantity",
        "currency",
        "country",
        "lang",
        "email",
        "client_reference_id",
        "embed_origin",
      ),
      nastyText,
    );
    const query = fc.array(
      fc.tuple(
        name,
        nastyText.map((text) => text.slice(0, 2_000)),
      ),
      { maxLength: 6 },
    );
    const property = fc.asyncProperty(query, async (pairs) => {
      const answer = await world.visit("GET", `/l/tea?${new URLSearchParams(pairs)}`);
      judge(answer, [303]);
      const secret = answer.headers.get("location")?.slice("/c/".length) ?? "";
      const id = must(openLinkSecret(world.ctx.keys.links, secret), "the session's id");
      const [session] = await world.ctx.db.select().from(checkoutSessions).where(eq(checkoutSessions.id, id));
      for (const { code } of session?.refusedParameters ?? []) expect(isValidationCode(code)).toBe(true);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmLinks, outboxMessages } from "@/db/schema";
import { renderMessage } from "@/lib/checkout/messages/render-message";
import { MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { findPageFacts } from "@/lib/http/page-facts";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { authorizeWithLink } from "@/tests/support/await-confirmation";
import { namedFields, readProblem } from "@/tests/support/problem";

describe("the forms of a confirm link's page", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.finish());

  async function linked() {
    const { payment, linkId } = await authorizeWithLink(world);
    const page = `/confirm/${world.secretOf(linkId)}`;
    return { payment, linkId, page, form: `/api${page}` };
  }

  it("confirm by a plain post, and lead back to the page", async () => {
    const { payment, page, form } = await linked();
    const answer = await world.submitPlainly(form, { answer: "confirm" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, page]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    const again = await world.submitPlainly(form, { answer: "confirm" });
    expect([again.status, again.headers.get("location")]).toEqual([303, page]);
  });

  it("cancel as well", async () => {
    const { payment, form } = await linked();
    expect(await world.submit(form, { answer: "cancel" })).toMatchObject({ body: { status: "canceled" } });
    expect(await world.payment(payment.id)).toMatchObject({ reason: "merchant_canceled" });
  });

  it("lead back with the reason when it is too late, and change nothing", async () => {
    const { payment, page, form } = await linked();
    world.clock.advance(120 * MINUTE_MS);
    const answer = await world.submitPlainly(form, { answer: "confirm" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      `${page}?refused=confirmation_expired`,
    ]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized", confirmedAt: null });
  });

  it("refuse what is neither answer, and name the field", async () => {
    const { payment, form } = await linked();
    for (const fields of [[], [["answer", "yes"]], [["answer", ""]]] as [string, string][][]) {
      expect(namedFields(await world.submit(form, fields))).toEqual([
        ["/answer", fields.length === 0 ? "field_required" : "value_unknown"],
      ]);
    }
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized" });
  });

  it("are not there for a secret that nobody was given, or that belongs to another page", async () => {
    const { payment, form } = await linked();
    const forged = `${form.slice(0, -1)}${form.endsWith("0") ? "1" : "0"}`;
    const ofOrder = `/api/confirm/${world.secretOf(payment.orderId)}`;
    for (const path of [
      forged,
      ofOrder,
      "/api/confirm/cl_none",
      `/api/confirm/${world.secretOf("cl_none")}`,
    ]) {
      expect(readProblem(await world.submit(path, { answer: "confirm" })).status).toBe(404);
    }
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized" });
  });

  it("stand on the page that the email leads to, which no shop may hold in a frame", async () => {
    const { payment, page } = await linked();
    const [message] = await world.ctx.db
      .select()
      .from(outboxMessages)
      .where(eq(outboxMessages.objectId, payment.id));
    const letter = await renderMessage(world.ctx, must(message, "the warning's email"));
    expect(letter.text).toContain(`${world.ctx.baseUrl}${page}`);
    expect(await findPageFacts(world.ctx, page)).toEqual({ frameAncestor: null, locale: "en" });
  });

  it("keep the secret out of the database", async () => {
    const { linkId } = await linked();
    const [row] = await world.ctx.db.select().from(confirmLinks).where(eq(confirmLinks.id, linkId));
    expect(JSON.stringify(row)).not.toContain(world.secretOf(linkId).slice(linkId.length + 1));
  });
});

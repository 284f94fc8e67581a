import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { merchantSettings } from "@/db/schema";
import type { CreateSessionRequest } from "@/lib/contracts/session-request";
import type { ConfirmationMode } from "@/lib/contracts/statuses";
import { transact } from "@/lib/events/transact";
import { createLink, createProduct } from "@/tests/support/catalog";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { refusedFields } from "@/tests/support/refused-fields";
import { openLink } from "./open-link";

const CALLBACK_URL = "https://fjordtea.example/confirm";

describe("a session's confirmation", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const refused = (request: Partial<CreateSessionRequest>) => refusedFields(world.openSession(request));
  const setDefault = (confirmation: ConfirmationMode) =>
    world.ctx.db
      .update(merchantSettings)
      .set({ confirmation })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));

  it("by a callback is taken with somewhere to go, and refused without", async () => {
    const session = await world.openSession({ confirmation: "callback", callback_url: CALLBACK_URL });
    expect(session).toMatchObject({ confirmation: "callback", callback_url: CALLBACK_URL });
    expect(await refused({ confirmation: "callback" })).toEqual([["/callback_url", "callback_url_required"]]);
  });

  it.each([
    "https://10.0.0.1/confirm",
    "https://169.254.169.254/latest/meta-data",
    "https://[::ffff:127.0.0.1]/confirm",
    "https://intranet/confirm",
    "https://fjordtea.example/confirm#part",
  ])("goes nowhere that may not be posted to: %s", async (callback_url) => {
    for (const confirmation of ["callback", "manual"] as const) {
      expect(await refused({ confirmation, callback_url })).toEqual([["/callback_url", "url_refused"]]);
    }
  });

  it("is the merchant's where the request names none, and then needs the same", async () => {
    await setDefault("callback");
    expect(await refused({})).toEqual([["/callback_url", "callback_url_required"]]);
    expect((await world.openSession({ callback_url: CALLBACK_URL })).confirmation).toBe("callback");
    expect((await world.openSession({ confirmation: "automatic" })).confirmation).toBe("automatic");
    await setDefault("automatic");
  });

  it("is the merchant's own word for a link, which has no callback_url", async () => {
    const tea = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200 } });
    const slug = await createLink(world.ctx, world.scope, { items: [{ product: tea, quantity: 1 }] });
    await setDefault("callback");
    const session = await transact(world.ctx, (inside) =>
      openLink(inside, { slug, accepted: {}, refused: [] }),
    );
    expect(session.confirmation).toBe("manual");
    await setDefault("automatic");
  });
});

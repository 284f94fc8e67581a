import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dashboardSessions, members, outboxMessages, people, signInLinks } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { forgetSignIns } from "@/lib/due/forget-sign-ins";
import { transact } from "@/lib/events/transact";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { createSignInLink } from "./create-sign-in-link";
import { findVisitor } from "./find-visitor";
import { listSessions } from "./list-sessions";
import { listMembers } from "./queries";
import { removeMember } from "./remove-member";
import { requestSignIn } from "./request-sign-in";
import { revokeAllSessions } from "./revoke-all-sessions";
import { revokeSession } from "./revoke-session";
import { setMember } from "./set-member";
import { signIn } from "./sign-in";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let count = 0;
/** Somebody new of the merchant's, beside an owner who stays. */
async function invite(role: "owner" | "support" = "support") {
  count += 1;
  const { merchantId } = world.scope;
  await transact(world.ctx, (inside) =>
    setMember(inside, { merchantId, email: "first@fjordtea.example", role: "owner" }),
  );
  return transact(world.ctx, (inside) =>
    setMember(inside, { merchantId, email: `Person${count}@FjordTea.example`, role }),
  );
}

const link = (personId: string) => transact(world.ctx, (inside) => createSignInLink(inside, personId));
const enter = (linkId: string, agent: string | null = "Firefox") =>
  transact(world.ctx, (inside) => signIn(inside, linkId, agent));
const ask = (email: string) => transact(world.ctx, (inside) => requestSignIn(inside, email));
const letters = () =>
  world.ctx.db
    .select()
    .from(outboxMessages)
    .where(eq(outboxMessages.kind, "sign_in"))
    .orderBy(asc(outboxMessages.id));

describe("a link that signs in", () => {
  it("signs its person in, however the address was typed", async () => {
    const person = await invite();
    const visitor = await findVisitor(world.ctx, await enter(await link(person.id)));
    expect(visitor).toMatchObject({ personId: person.id, email: `person${count}@fjordtea.example` });
    expect(visitor?.memberships).toMatchObject([
      { merchantName: "Fjord Tea", role: "support", isLive: true },
    ]);
  });

  it("works once, also for two at the same moment", async () => {
    const id = await link((await invite()).id);
    const tries = await Promise.allSettled([enter(id), enter(id), enter(id)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(enter(id)).rejects.toMatchObject({ status: 410, code: "sign_in_link_ended" });
  });

  it("is over after 15 minutes", async () => {
    const person = await invite();
    const [inTime, late] = [await link(person.id), await link(person.id)];
    world.clock.advance(15 * MINUTE_MS - 1);
    await enter(inTime);
    world.clock.advance(1);
    await expect(enter(late)).rejects.toMatchObject({ code: "sign_in_link_ended" });
  });
});

describe("a request for a letter", () => {
  it("is answered by one letter to whoever was invited, and to nobody else", async () => {
    const person = await invite();
    const before = (await letters()).length;
    await ask(person.email.toUpperCase());
    await ask("stranger@fjordtea.example");
    const sent = (await letters()).slice(before);
    expect(sent).toMatchObject([{ recipient: person.email, channel: "email", livemode: true }]);
  });

  it("is answered by none once somebody has left", async () => {
    const person = await invite();
    const { merchantId } = world.scope;
    await transact(world.ctx, (inside) => removeMember(inside, { merchantId, email: person.email }));
    const before = (await letters()).length;
    await ask(person.email);
    expect(await letters()).toHaveLength(before);
  });

  it("fills nobody's mailbox: five links at most are open, also of requests that come at once", async () => {
    const person = await invite();
    const before = (await letters()).length;
    await Promise.all(Array.from({ length: 9 }, () => ask(person.email)));
    expect((await letters()).length - before).toBe(5);
    world.clock.advance(15 * MINUTE_MS);
    await ask(person.email);
    expect((await letters()).length - before).toBe(6);
  });
});

describe("a session", () => {
  it("ends after 12 hours without a request, and lives on with one", async () => {
    const token = await enter(await link((await invite()).id));
    for (let request = 0; request < 3; request += 1) {
      world.clock.advance(12 * HOUR_MS - 1);
      expect(await findVisitor(world.ctx, token)).not.toBeNull();
    }
    world.clock.advance(12 * HOUR_MS);
    expect(await findVisitor(world.ctx, token)).toBeNull();
  });

  it("ends after 14 days, whatever was done in it", async () => {
    const token = await enter(await link((await invite()).id));
    for (let half = 1; half < 28 * 2; half += 1) {
      world.clock.advance(6 * HOUR_MS);
      expect(await findVisitor(world.ctx, token)).not.toBeNull();
    }
    world.clock.advance(6 * HOUR_MS);
    expect(await findVisitor(world.ctx, token)).toBeNull();
  });

  it("is ended by its own person, one by one, and by nobody else", async () => {
    const [person, other] = [await invite(), await invite()];
    const tokens = [await enter(await link(person.id))];
    world.clock.advance(1);
    tokens.push(await enter(await link(person.id), null));
    const [newest] = await listSessions(world.ctx, person.id);
    await expect(revokeSession(world.ctx, other.id, newest?.id ?? "")).rejects.toMatchObject({ status: 404 });
    await revokeSession(world.ctx, person.id, newest?.id ?? "");
    expect(await findVisitor(world.ctx, tokens[1] ?? "")).toBeNull();
    expect(await findVisitor(world.ctx, tokens[0] ?? "")).not.toBeNull();
    expect(await listSessions(world.ctx, person.id)).toMatchObject([{ userAgent: "Firefox" }]);
  });

  it("ends everywhere at once, with the links that could open another", async () => {
    const person = await invite();
    const [token, open] = [await enter(await link(person.id)), await link(person.id)];
    await transact(world.ctx, (inside) => revokeAllSessions(inside, person.id));
    expect(await findVisitor(world.ctx, token)).toBeNull();
    await expect(enter(open)).rejects.toMatchObject({ code: "sign_in_link_ended" });
  });

  it("opens nothing any more where its person was removed", async () => {
    const person = await invite();
    const token = await enter(await link(person.id));
    const { merchantId } = world.scope;
    await transact(world.ctx, (inside) => removeMember(inside, { merchantId, email: person.email }));
    expect((await findVisitor(world.ctx, token))?.memberships).toEqual([]);
  });

  it.each([null, "", "guess", "0".repeat(52), "'; drop table people; --"])(
    "is opened by no %j",
    async (token) => {
      expect(await findVisitor(world.ctx, token)).toBeNull();
    },
  );
});

describe("a merchant's people", () => {
  it("keep an owner, also when two owners would remove one another at once", async () => {
    const { merchantId } = await createMerchant(world.ctx);
    const set = (email: string, role: "owner" | "viewer") =>
      transact(world.ctx, (inside) => setMember(inside, { merchantId, email, role }));
    await set("a@two.example", "owner");
    await expect(set("a@two.example", "viewer")).rejects.toMatchObject({ code: "last_owner" });
    await set("b@two.example", "owner");
    const leave = (email: string) =>
      transact(world.ctx, (inside) => removeMember(inside, { merchantId, email }));
    const left = await Promise.allSettled([leave("a@two.example"), leave("b@two.example")]);
    expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listMembers(world.ctx.db, merchantId)).toMatchObject([{ role: "owner" }]);
  });

  it("belong to a merchant that exists", async () => {
    const nowhere = { merchantId: "mer_none", email: "a@b.example", role: "owner" as const };
    await expect(transact(world.ctx, (inside) => setMember(inside, nowhere))).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("a copy of the database", () => {
  it("holds nothing that signs in", async () => {
    const person = await invite();
    const id = await link(person.id);
    const token = await enter(await link(person.id));
    const tables = [people, members, signInLinks, dashboardSessions, outboxMessages];
    const rows = await Promise.all(tables.map((table) => world.ctx.db.select().from(table)));
    const copy = JSON.stringify(rows);
    expect(copy).toContain(id);
    expect(copy).not.toContain(linkSecret(world.ctx.keys.links, id).slice(id.length + 1));
    expect(copy).not.toContain(token);
    for (const [column] of copy.matchAll(/"[0-9a-z_]{52,}"/g)) {
      expect(await findVisitor(world.ctx, column.slice(1, -1))).toBeNull();
    }
  });

  it("forgets links and sessions whose time is over, and no others", async () => {
    const token = await enter(await link((await invite()).id));
    world.clock.advance(15 * MINUTE_MS);
    const open = await link((await invite()).id);
    await forgetSignIns(world.ctx, 1_000);
    expect(await world.ctx.db.select({ id: signInLinks.id }).from(signInLinks)).toEqual([{ id: open }]);
    expect(await findVisitor(world.ctx, token)).not.toBeNull();
    world.clock.advance(14 * DAY_MS);
    await forgetSignIns(world.ctx, 1_000);
    expect(await world.ctx.db.select().from(dashboardSessions)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInLinks } from "@/db/schema";
import { presentMessage } from "@/lib/checkout/messages/present-message";
import { queue } from "@/lib/checkout/messages/test-support";
import { transact } from "@/lib/events/transact";
import { createSignInLink } from "@/lib/people/create-sign-in-link";
import { setMember } from "@/lib/people/set-member";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

const OWNER = "owner@fjordtea.example";

let world: ApiWorld;
let personId: string;
beforeAll(async () => {
  world = await createApiWorld();
  const invited = { merchantId: world.scope.merchantId, email: OWNER, role: "owner" as const };
  personId = (await transact(world.ctx, (inside) => setMember(inside, invited))).id;
});
afterAll(() => world.close());

type Headers = Record<string, string>;

/** A form as a browser posts it from a page of ours. */
function post(path: string, fields: Headers = {}, headers: Headers = {}) {
  return world.visit("POST", `/api/dashboard${path}`, {
    body: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      ...headers,
    },
  });
}

const link = () => transact(world.ctx, (inside) => createSignInLink(inside, personId));
const press = async (headers: Headers = {}) => post(`/sign-in/${world.secretOf(await link())}`, {}, headers);
const cookieOf = (answer: { headers: globalThis.Headers }) =>
  (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("asking for a letter", () => {
  it("is answered alike, in words and in time, whether the address is known or not", async () => {
    const answers = [];
    for (const email of [OWNER, "stranger@elsewhere.example"]) {
      const begun = performance.now();
      const { status, headers, text } = await post("/sign-in", { email });
      answers.push({ status, text, headers: [...headers] });
      expect(performance.now() - begun).toBeGreaterThanOrEqual(395);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.headers).toContainEqual(["location", "/dashboard/sign-in?sent=1"]);
  });

  it("keeps what was typed where that is no address", async () => {
    const { status, headers } = await post("/sign-in", { email: "owner at fjordtea" });
    expect([status, headers.get("location")]).toEqual([
      303,
      "/dashboard/sign-in?refused=invalid_fields&email=owner+at+fjordtea",
    ]);
  });
});

describe("the button behind the letter", () => {
  it("signs in, with a cookie that no script reads", async () => {
    const answer = await press();
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/dashboard"]);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^opentill_session=[0-9a-z]{52}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/,
    );
  });

  it("works once", async () => {
    const secret = world.secretOf(await link());
    await post(`/sign-in/${secret}`);
    const second = await post(`/sign-in/${secret}`);
    expect(second.headers.get("location")).toBe("/dashboard/sign-in?refused=sign_in_link_ended");
    expect(second.headers.get("set-cookie")).toBeNull();
  });

  it("does nothing on another site's page, and uses no link up", async () => {
    const id = await link();
    const path = `/sign-in/${world.secretOf(id)}`;
    const foreign = await post(path, {}, { "sec-fetch-site": "cross-site", origin: "https://evil.example" });
    expect([foreign.status, foreign.body.code]).toEqual([403, "foreign_form"]);
    expect(await world.ctx.db.select().from(signInLinks)).toContainEqual(
      expect.objectContaining({ id, usedAt: null }),
    );
    expect((await post(path)).status).toBe(303);
  });

  it.each(["guess", "sil_1", ""])("knows no secret %j", async (secret) => {
    expect((await post(`/sign-in/${secret || world.secretOf(world.scope.merchantId)}`)).status).toBe(404);
  });
});

describe("a session", () => {
  it("signs out, and its cookie opens nothing any more", async () => {
    const cookie = cookieOf(await press());
    const out = await post("/sign-out", {}, { cookie });
    expect(out.headers.get("set-cookie")).toMatch(/^opentill_session=; Path=\/; Max-Age=0/);
    const again = await post("/sign-out", {}, { cookie });
    expect(again.headers.get("location")).toBe("/dashboard/sign-in?refused=signed_out");
  });

  it("ends everywhere at one press", async () => {
    const [first, second] = [cookieOf(await press()), cookieOf(await press())];
    await post("/sessions/revoke-all", {}, { cookie: first });
    const other = await post("/sessions/revoke-all", {}, { cookie: second });
    expect(other.headers.get("location")).toBe("/dashboard/sign-in?refused=signed_out");
  });

  it("that is somebody else's is like none", async () => {
    const answer = await post("/sessions/dses_other/revoke", {}, { cookie: cookieOf(await press()) });
    expect(answer.headers.get("location")).toBe("/dashboard/sessions?refused=not_found");
  });
});

describe("the letter in the outbox", () => {
  const shown = async (more: { livemode?: boolean; allowLoopback?: boolean }) => {
    const livemode = more.livemode ?? false;
    const message = await queue(world, {
      kind: "sign_in",
      objectId: await link(),
      scope: { ...world.scope, livemode },
    });
    return presentMessage({ ...world.ctx, allowLoopback: more.allowLoopback ?? true }, message);
  };

  it("leads to the page with the button on a developer's own machine", async () => {
    const { text, url } = await shown({});
    expect(url).toMatch(/^http:\/\/localhost:3000\/dashboard\/sign-in\/sil_/);
    expect(text).toContain(url);
  });

  it("keeps its link to itself anywhere else: a key of test mode signs nobody in", async () => {
    for (const more of [{ allowLoopback: false }, { livemode: true }]) {
      const message = await shown(more);
      expect(JSON.stringify(message)).not.toContain("/dashboard/sign-in/");
      expect(message).toMatchObject({ url: null, html: null });
    }
  });
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS, type Operation } from "@/lib/contracts/operations";
import { must } from "@/lib/core/invariant";
import { METHODS } from "@/tests/support/api-routes";
import { type ApiWorld, createApiWorld, OPERATOR_KEY } from "@/tests/support/api-world";
import { fingerprint } from "@/tests/support/fingerprint";
import { goLive } from "@/tests/support/go-live";
import { BODIES, makeOneOfEach, type OneOfEach } from "@/tests/support/one-of-each";
import { readProblem } from "@/tests/support/problem";

const WITH_ID = OPERATIONS.filter(({ path }) => path.includes("{id}"));
const WITHOUT_ID = OPERATIONS.filter(
  ({ method, path, isStream }) => method === "get" && !path.includes("{") && !isStream,
);

/** Two merchants of one server, made by its operator in a database that was empty; the first has one of everything. */
describe("of what belongs to another merchant", () => {
  let world: ApiWorld;
  let owned: OneOfEach;
  const keys = { owner: "", ownersLive: "", stranger: "" };
  beforeAll(async () => {
    world = await createApiWorld();
    await world.ctx.db.execute(sql`truncate merchants cascade`);
    const owner = await create("Fjord Tea");
    keys.owner = owner.secretKey;
    keys.stranger = (await create("Little Leaf Tea")).secretKey;
    keys.ownersLive = await world.issueKey(
      await goLive(world.ctx, { merchantId: owner.id, livemode: false }),
      "secret",
    );
    owned = await makeOneOfEach(world, keys.owner);
  });
  afterAll(() => world.close());

  async function create(name: string): Promise<{ id: string; secretKey: string }> {
    const { status, body } = await world.call("POST", "/operator/merchants", {
      body: {
        name,
        support_email: "help@tea.example",
        default_country: "DE",
        terms_url: "https://tea.example/terms",
        personal_data_url: "https://tea.example/privacy",
      },
      key: OPERATOR_KEY,
    });
    expect(status).toBe(201);
    return { id: String(body.id), secretKey: (body.test_mode as { secret_key: string }).secret_key };
  }

  /** The object that an operation is about: the longest beginning of its address that is known. */
  function ownedId({ path }: Operation): string {
    const before = path.slice(0, path.indexOf("/{id}"));
    return must(owned[before], `an object for ${path}: add one to tests/support/one-of-each.ts`);
  }

  function call(operation: Operation, id: string, key: string) {
    const method = must(
      METHODS.find((known) => known === operation.method.toUpperCase()),
      "the method",
    );
    const body = method === "POST" ? (BODIES[operation.id] ?? {}) : undefined;
    return world.call(method, operation.path.replace("{id}", id), { body, key });
  }

  it.each(WITH_ID)("a stranger learns and changes nothing by $method $path", async (operation) => {
    const id = ownedId(operation);
    const before = await fingerprint(world.ctx.db);
    const answer = readProblem(await call(operation, id, keys.stranger));
    const missing = readProblem(await call(operation, `${id.slice(0, -6)}000000`, keys.stranger));
    expect(answer).toMatchObject({ status: 404, code: "not_found", detail: missing.detail });
    expect(await fingerprint(world.ctx.db)).toEqual(before);
  });

  it.each(WITH_ID)(
    "the owner's own live key finds nothing of test mode by $method $path",
    async (operation) => {
      const before = await fingerprint(world.ctx.db);
      const answer = readProblem(await call(operation, ownedId(operation), keys.ownersLive));
      if (operation.path.startsWith("/test/"))
        expect(answer).toMatchObject({ status: 403, code: "test_mode_only" });
      else expect(answer).toMatchObject({ status: 404, code: "not_found" });
      expect(await fingerprint(world.ctx.db)).toEqual(before);
    },
  );

  it.each(WITHOUT_ID)(
    "nothing is in what a stranger or live mode reads by $method $path",
    async ({ path }) => {
      const query = path === "/payment-methods" ? "?country=DE&currency=EUR&amount=100" : "";
      for (const key of [keys.stranger, keys.ownersLive]) {
        const { text } = await world.call("GET", path + query, { key });
        for (const id of Object.values(owned)) expect(text).not.toContain(id);
      }
    },
  );

  it("a list filtered by another's order is empty, and a request about it is refused like one about none", async () => {
    const order = owned["/orders"];
    for (const list of ["payments", "refund-requests"]) {
      const { body } = await world.call("GET", `/${list}?order=${order}`, { key: keys.stranger });
      expect(body.data).toEqual([]);
    }
    const about = { order, amount: 100, reason: "It does not fit." };
    const answer = await world.call("POST", "/refund-requests", { body: about, key: keys.stranger });
    expect(readProblem(answer).errors).toMatchObject([{ pointer: "/order", code: "order_unknown" }]);
  });

  it("the owner finds every one of them: the ids are right", async () => {
    const inOrder = [...WITH_ID].sort((left, right) => rankOf(left) - rankOf(right));
    for (const operation of inOrder) {
      const { status } = await call(operation, ownedId(operation), keys.owner);
      expect({ id: operation.id, isFound: status !== 404 && status < 500 }).toEqual({
        id: operation.id,
        isFound: true,
      });
    }
  });
});

/** What reads goes first, what deletes last. */
function rankOf({ method }: Operation): number {
  return ["get", "post", "delete"].indexOf(method);
}

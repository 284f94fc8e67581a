import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OPERATOR_OPERATIONS } from "@/lib/contracts/operations";
import type { Log } from "@/lib/core/log";
import { hashOperatorKeys } from "@/lib/core/secrets/operator-key";
import { webContext } from "@/lib/http/context";
import { METHODS } from "@/tests/support/api-routes";
import { type Answer, type ApiWorld, createApiWorld, OPERATOR_KEY } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

const NEXT_KEY = "op_9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

describe("the door of the operator's API", () => {
  let world: ApiWorld;
  const lines: Record<string, unknown>[] = [];
  const write = (fields: Record<string, unknown>, message: string) => lines.push({ ...fields, message });
  const log: Log = { info: write, warn: write, error: write };
  beforeAll(async () => {
    world = await createApiWorld({ log });
  });
  afterAll(() => world.close());
  afterEach(() => setKeys(OPERATOR_KEY));

  /** As the environment of a server that was started with that value. */
  function setKeys(value: string | null): void {
    Object.assign(webContext().environment, {
      operatorKeyHashes: value === null ? [] : hashOperatorKeys(value),
    });
  }

  function callAll(key: string | null): Promise<Answer[]> {
    return Promise.all(
      OPERATOR_OPERATIONS.map(({ method, path }) => {
        const known = METHODS.find((each) => each === method.toUpperCase()) ?? "GET";
        return world.call(known, path.replace("{id}", world.scope.merchantId), { key });
      }),
    );
  }

  it("is shut where the server has no operator key: the same 404 for everybody", async () => {
    setKeys(null);
    for (const key of [null, OPERATOR_KEY, world.keys.secret, "op_"]) {
      for (const answer of await callAll(key)) {
        const { status, code, detail } = readProblem(answer);
        expect({ status, code, detail }).toEqual({
          status: 404,
          code: "operator_api_off",
          detail: "This server has no operator key, so that nobody can use this.",
        });
      }
    }
  });

  it("lets no other key in, a merchant's neither, and tells none from another", async () => {
    const before = await world.countRows();
    const wrong = [null, "", "op_", NEXT_KEY, `${OPERATOR_KEY}0`, OPERATOR_KEY.toUpperCase()];
    for (const key of [...wrong, world.keys.secret, world.keys.live, world.keys.publishable]) {
      for (const answer of await callAll(key)) {
        expect(readProblem(answer)).toMatchObject({ status: 401, code: "unauthorized" });
        expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="opentill operator"');
      }
    }
    expect(await world.countRows()).toEqual(before);
  });

  it("opens nothing of a merchant's", async () => {
    for (const path of ["/orders", "/events", "/payments", "/webhook-endpoints"]) {
      const answer = await world.call("GET", path, { key: OPERATOR_KEY });
      expect(readProblem(answer)).toMatchObject({ status: 401, code: "unauthorized" });
    }
  });

  it("takes either of two keys while one is changed for the other, and then the new one alone", async () => {
    setKeys(`${OPERATOR_KEY},${NEXT_KEY}`);
    for (const key of [OPERATOR_KEY, NEXT_KEY]) {
      expect((await world.call("GET", "/operator/queues", { key })).status).toBe(200);
    }
    setKeys(NEXT_KEY);
    expect((await world.call("GET", "/operator/queues", { key: OPERATOR_KEY })).status).toBe(401);
    expect((await world.call("GET", "/operator/queues", { key: NEXT_KEY })).status).toBe(200);
  });

  it("asks nothing of the database before it knows who calls", async () => {
    const { db } = world.ctx;
    const closed = new Proxy(db, {
      get: () => {
        throw new Error("the database was asked");
      },
    });
    Object.assign(webContext().ctx, { db: closed });
    try {
      for (const answer of await callAll(NEXT_KEY)) expect(answer.status).toBe(401);
    } finally {
      Object.assign(webContext().ctx, { db });
    }
  });

  it("writes down each action: which key it was, what was done, under which request id, and never the key", async () => {
    setKeys(`${NEXT_KEY},${OPERATOR_KEY}`);
    lines.length = 0;
    const answer = await world.call("GET", "/operator/queues", { key: OPERATOR_KEY });
    const refused = await world.call("GET", "/operator/queues", { key: world.keys.secret });
    expect(lines.filter(({ message }) => message === "operator")).toEqual([
      {
        message: "operator",
        request_id: answer.headers.get("x-request-id"),
        action: "GET /api/v1/operator/queues",
        operator_key: 2,
        operator_key_hash: expect.stringMatching(/^[0-9a-f]{8}$/),
        status: 200,
      },
      {
        message: "operator",
        request_id: refused.headers.get("x-request-id"),
        action: "GET /api/v1/operator/queues",
        status: 401,
        code: "unauthorized",
      },
    ]);
    const written = JSON.stringify(lines);
    for (const secret of [OPERATOR_KEY, NEXT_KEY, world.keys.secret]) expect(written).not.toContain(secret);
  });
});

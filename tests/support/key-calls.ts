import { isNotNull } from "drizzle-orm";
import { expect } from "vitest";
import { apiKeys } from "@/db/schema";
import { apiKeySchema, createdApiKeySchema } from "@/lib/contracts/api-key-objects";
import { eventSchema } from "@/lib/contracts/event-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import type { ApiScope } from "@/lib/contracts/scopes";
import type { Answer, ApiWorld } from "./api-world";
import { readProblem } from "./problem";

export type KeyCalls = ReturnType<typeof keyCalls>;

/** Calls about keys, with the world's secret key unless another is named. */
export function keyCalls(world: ApiWorld) {
  const post = (path: string, body: object = {}, key = world.keys.secret) =>
    world.call("POST", path, { body, key });
  const create = async (body: object, key = world.keys.secret) => {
    const answer = await post("/api-keys", { name: "A key", ...body }, key);
    expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
    return answer.as(createdApiKeySchema);
  };
  const list = async () => (await world.call("GET", "/api-keys?limit=100")).as(listSchema(apiKeySchema)).data;
  return {
    post,
    create,
    list,
    restricted: (scopes: ApiScope[], more: object = {}) => create({ kind: "restricted", scopes, ...more }),
    /** The status that a read with the key is answered with. */
    opens: async (key: string, path = "/orders") => (await world.call("GET", path, { key })).status,
    /** The events about a key. */
    async told(id: string) {
      const answer = await world.call("GET", "/events?limit=100");
      const events = answer.as(listSchema(eventSchema)).data;
      return events.filter(({ data }) => data.id === id);
    },
    /** The id of the world's own secret key, which is there from the beginning. */
    firstId: async () =>
      (await list()).find(({ name, kind }) => name === null && kind === "secret")?.id ?? "",
    /** Ends every key that was made by the API, so that what is looked at next has the world's own alone. */
    async endAll(): Promise<void> {
      await world.ctx.db.update(apiKeys).set({ revokedAt: world.clock.now() }).where(isNotNull(apiKeys.name));
    },
  };
}

/** A refusal's status, and each refused field with its code. */
export function fieldsRefusedBy(answer: Answer): (number | string)[] {
  const { errors = [], status } = readProblem(answer);
  return [status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whyNoOperatorKeys } from "@/lib/core/secrets/operator-key";
import { type ApiWorld, createApiWorld, OPERATOR_KEY } from "@/tests/support/api-world";
import { runCli } from "@/tests/support/run-cli";
import { serveApi } from "@/tests/support/serve-api";

describe("the operator's command line", () => {
  let world: ApiWorld;
  let server: Awaited<ReturnType<typeof serveApi>>;
  beforeAll(async () => {
    world = await createApiWorld();
    server = await serveApi(world.ctx.baseUrl);
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const run = (words: string[], variables: Record<string, string> = {}) =>
    runCli(words, { OPENTILL_URL: server.url, OPENTILL_API_KEY: world.keys.secret, ...variables });

  it("makes an operator key that a server takes, another each time, without any server", async () => {
    const nowhere = { OPENTILL_URL: "http://127.0.0.1:9", OPENTILL_API_KEY: "" };
    const made = await Promise.all([run(["operator-key"], nowhere), run(["operator-key"], nowhere)]);
    const [one, two] = made.map(({ out }) => out.trim());
    expect([whyNoOperatorKeys(one ?? ""), whyNoOperatorKeys(two ?? "")]).toEqual([null, null]);
    expect(one).not.toBe(two);
    expect((await run(["operator-key", "please"], nowhere)).code).toBe(2);
  });

  it("tells an operator how the server is, with the operator's own key alone", async () => {
    const variables = { OPENTILL_OPERATOR_KEY: OPERATOR_KEY };
    const { code, out } = await run(["operator", "health"], variables);
    expect({ code, status: JSON.parse(out).status }).toEqual({ code: 0, status: "degraded" });
    const queues = await run(["operator", "queues", "--operator-key", OPERATOR_KEY]);
    expect(JSON.parse(queues.out)).toMatchObject({ object: "queues", dead_work: [] });
    expect((await run(["operator", "health"], { OPENTILL_OPERATOR_KEY: "" })).code).toBe(3);
    expect((await run(["operator", "health", "--operator-key", world.keys.secret])).code).toBe(3);
  });

  it("creates, finds, suspends and resumes a merchant, whose new key opens the API", async () => {
    const variables = { OPENTILL_OPERATOR_KEY: OPERATOR_KEY };
    const told = async (...words: string[]) => {
      const { code, out, err } = await run(["merchants", ...words], variables);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      return out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    };
    const shop = ["--name", "Little Leaf", "--support-email", "help@leaf.example", "--country", "DE"];
    const documents = [
      "--terms-url",
      "https://leaf.example/t",
      "--personal-data-url",
      "https://leaf.example/p",
    ];
    const [made] = await told("create", ...shop, ...documents, "--requests-per-second", "5");
    const own = { OPENTILL_API_KEY: made.test_mode.secret_key };
    expect((await run(["orders", "list"], own)).code).toBe(0);
    expect(await told("list", "--search", "leaf")).toMatchObject([{ id: made.id, name: "Little Leaf" }]);
    expect(await told("update", made.id, "--clear", "limits.requests_per_second")).toMatchObject([
      { limits: { requests_per_second: null } },
    ]);
    expect(await told("suspend", made.id, "--reason", "Unpaid fees.")).toMatchObject([
      { status: "suspended" },
    ]);
    expect(await told("resume", made.id)).toMatchObject([{ status: "active" }]);
    const [keys] = await told("keys", made.id, "--revoke-others", "yes");
    expect((await run(["orders", "list"], own)).code).toBe(3);
    expect((await run(["orders", "list"], { OPENTILL_API_KEY: keys.secret_key })).code).toBe(0);
    expect(await told("get", made.id)).toMatchObject([{ volume: [] }]);
    expect((await run(["merchants", "list"], { OPENTILL_OPERATOR_KEY: world.keys.secret })).code).toBe(3);
  });
});

import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { camt053 } from "@/tests/support/camt";
import { createProduct } from "@/tests/support/catalog";
import { startCli } from "@/tests/support/run-cli";
import { serveApi } from "@/tests/support/serve-api";

describe("the command line", () => {
  let world: ApiWorld;
  let server: Awaited<ReturnType<typeof serveApi>>;
  const running = new Set<ChildProcess>();
  beforeAll(async () => {
    world = await createApiWorld();
    server = await serveApi(world.ctx.baseUrl);
  });
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
    running.clear();
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  function start(words: string[], variables: Record<string, string> = {}) {
    const own = { OPENTILL_URL: server.url, OPENTILL_API_KEY: world.keys.secret };
    const child = startCli(words, { ...own, ...variables });
    running.add(child);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once("close", (code) => resolve(code));
    });
    return { child, ended, out: () => out, err: () => err };
  }

  async function run(words: string[], variables: Record<string, string> = {}) {
    const { ended, out, err } = start(words, variables);
    return { code: await ended, out: out(), err: err() };
  }

  const openSession = () => world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST });
  const until = (look: () => unknown) => expect.poll(look, { timeout: 15_000 }).toBeTruthy();

  it("prints the log as JSON lines in a pipe, all of it, and where to go on", async () => {
    await Promise.all(Array.from({ length: 3 }, openSession));
    const { code, out, err } = await run(["events", "--type", "checkout.session.created"]);
    expect(code).toBe(0);
    const told = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(told.map(({ type }) => type)).toEqual(Array(3).fill("checkout.session.created"));
    const cursor = /next_cursor (\d+)/.exec(err)?.[1] ?? "";
    const rest = await run(["events", "--type", "checkout.session.created", "--after", cursor]);
    expect(rest).toMatchObject({ code: 0, out: "" });
  });

  it("opens, lists and deletes an endpoint, and names each field that the server refuses", async () => {
    const to = [
      "--send-to",
      "https://fjordtea.example/hook",
      "--type",
      "order.paid",
      "--type",
      "order.refunded",
    ];
    const opened = JSON.parse((await run(["webhooks", "create", ...to])).out);
    expect(opened).toMatchObject({
      url: "https://fjordtea.example/hook",
      event_types: ["order.paid", "order.refunded"],
    });
    const listed = (await run(["webhooks", "list"])).out.trim().split("\n");
    expect(listed.map((line) => JSON.parse(line).id)).toContain(opened.id);
    expect((await run(["webhooks", "delete", opened.id])).code).toBe(0);
    const data = JSON.stringify({ url: "https://fjordtea.example/hook", event_types: ["no.such"] });
    const refused = await run(["webhooks", "create", "--data", data]);
    expect(refused.code).toBe(5);
    expect(refused.err).toContain("/event_types");
  });

  it("hands in a statement, shows what stayed, and matches it", async () => {
    const order = await world.order({}, "bank_transfer");
    await world.pay(order.id, "bank_transfer");
    const file = join(await mkdtemp(join(tmpdir(), "opentill-")), "statement.xml");
    await writeFile(file, camt053([{ amount: "24.00", text: "For my tea" }]));
    const { code, out } = await run(["statements", "import", file]);
    expect([code, JSON.parse(out)]).toMatchObject([0, { format: "camt.053", unmatched: 1 }]);
    const entry = JSON.parse((await run(["statements", "entries", "--status", "unmatched"])).out);
    expect(entry).toMatchObject({ text: "For my tea", reason: "no_reference" });
    const matched = await run(["statements", "match", entry.id, "--order", order.id]);
    expect(JSON.parse(matched.out)).toMatchObject({ status: "matched", order: order.id });
    expect((await run(["statements", "import", "/nowhere.xml"])).code).toBe(2);
  });

  it("makes a link, finds it, draws its code, and takes it out of use", async () => {
    const product = await createProduct(world.ctx, world.scope);
    const told = [
      "--item",
      `${product}=2`,
      "--slug",
      "letter",
      "--max-orders",
      "1",
      "--parameter",
      "quantity",
    ];
    const made = JSON.parse((await run(["links", "create", ...told])).out);
    expect(made).toMatchObject({
      slug: "letter",
      items: [{ product, quantity: 2, removable: false }],
      parameters: ["quantity"],
      max_orders: 1,
    });
    const changed = await run(["links", "update", made.id, "--name", "Letter", "--clear", "max_orders"]);
    expect(JSON.parse(changed.out)).toMatchObject({ name: "Letter", max_orders: null });
    const picture = join(await mkdtemp(join(tmpdir(), "opentill-")), "letter.png");
    const drawn = await run([
      "links",
      "qr",
      made.id,
      "--format",
      "png",
      "--size",
      "200",
      "--output",
      picture,
    ]);
    expect([drawn.code, drawn.out]).toEqual([0, ""]);
    const bytes = await readFile(picture);
    expect([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16)]).toEqual(["PNG", 200]);
    await run(["links", "archive", made.id]);
    const [archived] = (await run(["links", "list", "--active", "no", "--product", product])).out.split("\n");
    expect(JSON.parse(archived ?? "")).toMatchObject({ id: made.id, status: "archived" });
  });

  it("says how a noun is used where its words are wrong, and calls nobody", async () => {
    for (const words of [["orders"], ["orders", "--help"], ["webhooks", "create", "-h"]]) {
      const { code, out } = await run(words);
      expect({ code, words: out.startsWith(`opentill ${words[0]}`) }).toEqual({ code: 0, words: true });
    }
    const nowhere = { OPENTILL_URL: "http://127.0.0.1:9" };
    for (const words of [
      ["orders", "sing"],
      ["orders", "get"],
      ["orders", "list", "--colour", "red"],
    ]) {
      expect((await run(words, nowhere)).code).toBe(2);
    }
  });

  it("sends a change again under the same key where the answer was lost", async () => {
    const keys: unknown[] = [];
    const lossy = createServer((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length < 3) return request.socket.destroy();
      response.setHeader("content-type", "application/json").end(JSON.stringify({ id: "we_1" }));
    });
    await new Promise<void>((resolve) => lossy.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(lossy.address() as AddressInfo).port}`;
    const { code, out } = await run(["webhooks", "create", "--send-to", "https://example.com"], {
      OPENTILL_URL: url,
    });
    lossy.close();
    expect({ code, out: JSON.parse(out), keys: new Set(keys).size, calls: keys.length }).toEqual({
      code: 0,
      out: { id: "we_1" },
      keys: 1,
      calls: 3,
    });
  });

  it("moves the clock of test mode and says what time it is", async () => {
    const before = (await run(["clock"])).out.trim();
    const after = await run(["clock", "advance", "1d4h"]);
    expect(after.code).toBe(0);
    expect(Date.parse(after.out.trim()) - Date.parse(before)).toBe(28 * 3_600_000);
  });

  it("triggers an event and prints it when the log has it", async () => {
    for (const type of ["order.paid", "payment.failed", "payment.ready_to_confirm", "order.canceled"]) {
      const { code, out, err } = await run(["trigger", type]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(JSON.parse(out)).toMatchObject({ type });
    }
  });

  it("forwards each event once, in order and signed, also across a lost connection", async () => {
    const receiver = await receive();
    const { child, ended, out, err } = start(["listen", "--forward-to", receiver.url]);
    await until(() => err().includes("Listening"));
    const secret = /whsec_\S+/.exec(err())?.[0] ?? "";
    const ids: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      ids.push((await openSession()).body.id);
      if (round === 1) {
        await until(() => receiver.bodies.length === 2);
        server.drop();
      }
    }
    await until(() => receiver.bodies.length >= 4);
    const told = receiver.bodies.map(
      ({ body, headers }) => new Webhook(secret).verify(body, headers) as never,
    );
    expect(told.map(({ data }: { data: { id: string } }) => data.id)).toEqual(ids);
    expect(out()).toMatch(/^checkout\.session\.created\tevt_\w+\tcs_\w+\t200$/m);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    receiver.server.close();
  });

  it("says that the local address does not answer, and goes on", async () => {
    const { err, out } = start(["listen", "--forward-to", "127.0.0.1:9"]);
    await until(() => err().includes("Listening"));
    await openSession();
    await until(() => out().includes("can't be reached"));
  });

  it.each([
    [["nonsense"], {}, 2, "no command “nonsense”"],
    [["events", "--limt", "3"], {}, 2, "limt"],
    [["clock", "advance", "soon"], {}, 2, "“soon” is not a duration"],
    [["trigger", "order.delivered"], {}, 2, "These can:"],
    [["trigger", "order.deleted"], {}, 2, "clock advance 90d"],
    [["listen", "--forward-to", "ftp://here"], {}, 2, "not an address"],
    [["events"], { OPENTILL_API_KEY: "" }, 3, "no key"],
    [["events"], { OPENTILL_API_KEY: "sk_test_wrong" }, 3, "unauthorized"],
    [["events"], { OPENTILL_URL: "http://127.0.0.1:9" }, 4, "can't be reached"],
    [["events", "--after", "yesterday"], {}, 5, "cursor"],
  ] as [string[], Record<string, string>, number, string][])(
    "ends %j (%j) with %i and says why",
    async (words, variables, code, said) => {
      const ended = await run(words, variables);
      expect(ended).toMatchObject({ code, out: "" });
      expect(ended.err).toContain(said);
    },
  );

  it("refuses to move the clock with a live key", async () => {
    const ended = await run(["clock", "advance", "1h"], { OPENTILL_API_KEY: world.keys.live });
    expect(ended.code).toBe(3);
    expect(ended.err).toContain("test_mode_only");
  });
});

type Received = { body: string; headers: Record<string, string> };

async function receive(): Promise<{ url: string; bodies: Received[]; server: Server }> {
  const bodies: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    bodies.push({ body, headers: incoming.headers as Record<string, string> });
    outgoing.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, server };
}

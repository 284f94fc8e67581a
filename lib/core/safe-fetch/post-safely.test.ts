import type { Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { listen, listenRaw, post } from "./test-support";

const hasIpv6 = Object.values(networkInterfaces()).some((cards) =>
  cards?.some((card) => card.address === "::1"),
);

describe("posting to a merchant", () => {
  it("delivers the bytes and the headers, and brings back the answer", async () => {
    const received: { body: Buffer; headers: unknown; method?: string; url?: string }[] = [];
    const port = await listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        const { method, url, headers } = request;
        received.push({ body: Buffer.concat(chunks), method, url, headers });
        response.writeHead(503, { "retry-after": "120", "set-cookie": "a=1" });
        response.end("try låter\0");
      });
    });
    const body = Buffer.from([0xff, 0x00, 0x7b, 0xc3]);
    const outcome = await post({
      url: `http://localhost:${port}/hook?shop=1`,
      body,
      headers: { "webhook-id": "evt_1", Host: "elsewhere.example", "Content-Length": "999" },
    });
    expect(outcome).toEqual({
      kind: "answered",
      status: 503,
      headers: { "retry-after": "120" },
      answer: "try låter\ufffd",
      isTruncated: false,
      durationMs: expect.any(Number),
    });
    expect(received).toMatchObject([
      { method: "POST", url: "/hook?shop=1", headers: { host: `localhost:${port}`, "webhook-id": "evt_1" } },
    ]);
    expect(received[0]?.body).toEqual(body);
  });

  it.each([301, 302, 303, 307, 308])("follows no redirect (%i), wherever it points", async (status) => {
    const asked: (string | undefined)[] = [];
    const port = await listen((request, response) => {
      asked.push(request.url);
      response.writeHead(status, { location: asked.length === 1 ? "/elsewhere" : "http://169.254.169.254/" });
      response.end();
    });
    const url = `http://localhost:${port}/`;
    expect(await post({ url })).toMatchObject({ kind: "answered", status });
    expect(await post({ url })).toMatchObject({ kind: "answered", status });
    expect(asked).toEqual(["/", "/"]);
  });

  it("keeps a connection for the next post and survives its end", async () => {
    const sockets = new Set<Socket>();
    const port = await listen((request, response) => {
      sockets.add(request.socket);
      response.end("ok");
    });
    const url = `http://127.0.0.1:${port}/`;
    await post({ url });
    await post({ url });
    expect(sockets.size).toBe(1);

    for (const socket of sockets) socket.destroy();
    expect(await post({ url })).toMatchObject({ kind: "answered", answer: "ok" });
    expect(sockets.size).toBe(2);
  });

  it("sends once more when a kept connection dies under the post", async () => {
    let requests = 0;
    const port = await listen((request, response) => {
      requests += 1;
      if (requests === 2) return request.socket.destroy();
      response.end("ok");
    });
    const url = `http://127.0.0.1:${port}/`;
    await post({ url });
    expect(await post({ url })).toMatchObject({ kind: "answered", answer: "ok" });
    expect(requests).toBe(3);
  });

  it("uses no proxy", async () => {
    const port = await listen((_request, response) => response.end("direct"));
    process.env.HTTP_PROXY = process.env.http_proxy = "http://127.0.0.1:9";
    try {
      expect(await post({ url: `http://localhost:${port}/` })).toMatchObject({ answer: "direct" });
    } finally {
      delete process.env.HTTP_PROXY;
      delete process.env.http_proxy;
    }
  });
});

describe("a name", () => {
  it("is looked up once, and the address that was judged is the one connected to", async () => {
    const port = await listen((_request, response) => response.end("judged"));
    const answers = [["127.0.0.1"], ["169.254.169.254"]];
    const resolve = async () => answers.shift() ?? [];
    const url = `http://localhost:${port}/`;
    expect(await post({ url, resolve })).toMatchObject({ kind: "answered", answer: "judged" });
    expect(answers).toHaveLength(1);
    expect(await post({ url, resolve })).toMatchObject({ kind: "failed", code: "address_refused" });
  });

  it.each([
    [["127.0.0.1"]],
    [["::1"]],
    [["8.8.8.8", "10.0.0.1"]],
    [["8.8.8.8", "::ffff:169.254.169.254"]],
    [["2606:4700:4700::1111", "fd00::1"]],
    [["64:ff9b::a00:1"]],
    [["not an address"]],
  ])(
    "that leads to %j is refused without a connection, even where loopback is allowed",
    async (addresses) => {
      let connections = 0;
      const port = await listenRaw(() => {
        connections += 1;
      });
      const outcome = await post({ url: `https://shop.example:${port}/`, resolve: async () => addresses });
      expect(outcome).toMatchObject({ kind: "failed", code: "address_refused" });
      expect(JSON.stringify(outcome)).not.toContain(addresses.at(-1));
      expect(connections).toBe(0);
    },
  );

  it("of localhost that leads anywhere else is refused", async () => {
    for (const addresses of [["127.0.0.2"], ["8.8.8.8"], ["127.0.0.1", "10.0.0.1"]]) {
      const outcome = await post({ url: "http://localhost:9/", resolve: async () => addresses });
      expect(outcome).toMatchObject({ kind: "failed", code: "address_refused" });
    }
  });

  it("that has no address, or cannot be looked up, is an outcome", async () => {
    const url = "https://shop.example/";
    expect(await post({ url, resolve: async () => [] })).toMatchObject({ code: "dns" });
    expect(await post({ url, resolve: () => Promise.reject(new Error("SERVFAIL")) })).toMatchObject({
      code: "dns",
    });
  });

  it("whose lookup never ends is given up in time", async () => {
    const outcome = await post({
      url: "https://shop.example/",
      resolve: () => new Promise(() => {}),
      timeoutMs: 50,
    });
    expect(outcome).toMatchObject({ kind: "failed", code: "timeout" });
  });

  it.skipIf(!hasIpv6)("with a dead address is reached at the next one", async () => {
    const port = await listen((_request, response) => response.end("second"), "::1");
    const resolve = async () => ["::1", "127.0.0.1"];
    expect(await post({ url: `http://localhost:${port}/`, resolve })).toMatchObject({ answer: "second" });
  });
});

describe("a URL that may not be posted to", () => {
  it.each([
    ["http://127.0.0.1:1/", false, "address_refused"],
    ["http://localhost:1/", false, "name_refused"],
    ["http://0x7f.1:1/", true, "address_refused"],
    ["http://169.254.169.254/latest/meta-data/", true, "address_refused"],
    ["https://[::ffff:127.0.0.1]/", true, "address_refused"],
    ["ftp://localhost/", true, "scheme_refused"],
    ["nonsense", true, "url_malformed"],
  ])("%s is refused", async (url, allowLoopback, code) => {
    expect(await post({ url, allowLoopback })).toMatchObject({ kind: "failed", code });
  });
});

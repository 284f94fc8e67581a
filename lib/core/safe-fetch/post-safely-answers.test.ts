import { describe, expect, it } from "vitest";
import { closeAll, listen, listenRaw, post } from "./test-support";

describe("an answer", () => {
  it("that is endless is cut at the limit and its connection destroyed", async () => {
    let closed = () => {};
    const isClosed = new Promise<void>((settle) => {
      closed = settle;
    });
    const port = await listen((_request, response) => {
      response.on("close", closed);
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(10_000)));
      };
      response.on("drain", pour);
      pour();
    });
    const outcome = await post({ url: `http://localhost:${port}/`, maxAnswerBytes: 2048 });
    expect(outcome).toMatchObject({
      kind: "answered",
      status: 200,
      answer: "x".repeat(2048),
      isTruncated: true,
    });
    await isClosed;
  });

  it("of exactly the limit is whole, one byte more is cut", async () => {
    const port = await listen((_request, response) => response.end("12345"));
    const url = `http://localhost:${port}/`;
    expect(await post({ url, maxAnswerBytes: 5 })).toMatchObject({ answer: "12345", isTruncated: false });
    expect(await post({ url, maxAnswerBytes: 4 })).toMatchObject({ answer: "1234", isTruncated: true });
  });

  it("that never comes ends in time", async () => {
    const port = await listen(() => {});
    expect(await post({ url: `http://localhost:${port}/`, timeoutMs: 60 })).toMatchObject({
      code: "timeout",
    });
  });

  it("that drips ends in time, though each drop is quick", async () => {
    const port = await listen((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 5);
      response.on("close", () => clearInterval(drip));
    });
    const outcome = await post({ url: `http://localhost:${port}/`, timeoutMs: 100 });
    expect(outcome).toMatchObject({ kind: "failed", code: "timeout" });
    expect(outcome.durationMs).toBeLessThan(2_000);
  });

  it("whose headers drip ends in time", async () => {
    const port = await listenRaw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("x-a: b\r\n"), 5);
      socket.on("close", () => clearInterval(drip));
    });
    expect(await post({ url: `http://localhost:${port}/`, timeoutMs: 100 })).toMatchObject({
      code: "timeout",
    });
  });

  it.each([
    ["without a byte", "", "closed"],
    ["in its headers", "HTTP/1.1 200 OK\r\ncontent-le", "closed"],
    ["in its body", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345", "closed"],
    ["in a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhalf", "closed"],
    [
      "after changing the protocol",
      "HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
      "closed",
    ],
    ["as something else than HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "answer_malformed"],
    [
      "with two lengths",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12",
      "answer_malformed",
    ],
    ["with huge headers", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(40_000)}\r\n\r\n`, "answer_malformed"],
  ])("that ends %s is a failure", async (_where, bytes, code) => {
    const port = await listenRaw((socket) => socket.once("data", () => socket.end(bytes)));
    expect(await post({ url: `http://localhost:${port}/` })).toMatchObject({ kind: "failed", code });
  });

  it("that is reset is a failure", async () => {
    const port = await listenRaw((socket) => socket.once("data", () => socket.resetAndDestroy()));
    expect(await post({ url: `http://localhost:${port}/` })).toMatchObject({
      kind: "failed",
      code: "closed",
    });
  });

  it("from nobody is a failure to connect", async () => {
    const port = await listen(() => {});
    closeAll();
    expect(await post({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      kind: "failed",
      code: "connect",
    });
  });
});

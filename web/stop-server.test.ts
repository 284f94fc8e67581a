import { Agent, type RequestOptions, request } from "node:http";
import { expect, it } from "vitest";
import { stopping } from "@/lib/http/stopping";
import { createGate } from "@/tests/support/gate";
import { serveWeb } from "@/tests/support/serve-web";
import { stopServer } from "./stop-server";

const LONGER_THAN_THE_TEST_MS = 60_000;

it("a server that is told to end ends its streams, finishes its answers, and keeps no connection for a next request", async () => {
  const gate = createGate();
  const web = await serveWeb(async ({ url }, response) => {
    if (url === "/api/v1/events/stream") {
      response.write(": listening\n\n");
      stopping().signal.addEventListener("abort", () => response.end());
    } else {
      await gate.pass();
      response.end("paid");
    }
  });
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string, options: RequestOptions = { agent }) =>
    new Promise<string>((resolve, reject) => {
      const asking = request(web.url + path, options, async (answer) => {
        let text = "";
        for await (const chunk of answer) text += chunk;
        resolve(text);
      });
      asking.on("error", reject).end();
    });
  const stream = ask("/api/v1/events/stream");
  const answer = ask("/api/v1/orders");
  await gate.reached;
  const stopped = stopServer(web.server, LONGER_THAN_THE_TEST_MS);
  expect(await stream).toBe(": listening\n\n");
  await expect(ask("/api/health", { agent: false })).rejects.toThrow("ECONNREFUSED");
  gate.open();
  expect(await answer).toBe("paid");
  await stopped;
  agent.destroy();
});

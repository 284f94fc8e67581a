import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./steps/paths.mjs";

function check(port: number): Promise<{ code: number; words: string }> {
  return new Promise((resolve) => {
    const program = join(root, "scripts", "check-health.mjs");
    const child = execFile(
      process.execPath,
      [program],
      { env: { ...process.env, PORT: String(port) } },
      (_error, words) => resolve({ code: child.exitCode ?? -1, words }),
    );
  });
}

async function checkAgainst(status: number, body: string) {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/api/health" ? status : 404);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const found = await check(port);
  await new Promise((resolve) => server.close(resolve));
  return { ...found, port };
}

describe("the image's health check", () => {
  it("is content with a server that reaches its database", async () => {
    expect(await checkAgainst(200, '{"status":"ok"}')).toMatchObject({ code: 0, words: "ok\n" });
  });

  it.each([
    ["a database that is away", 503, '{"status":"database_unreachable"}'],
    ["a fault", 500, "Internal Server Error"],
  ])("fails with %s", async (_name, status, body) => {
    expect(await checkAgainst(status, body)).toMatchObject({ code: 1 });
  });

  it("fails where nobody listens", async () => {
    const { port } = await checkAgainst(200, "{}");
    expect(await check(port)).toMatchObject({ code: 1, words: expect.stringContaining("ECONNREFUSED") });
  });
});

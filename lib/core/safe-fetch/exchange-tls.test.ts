import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfSign } from "@/tests/support/self-sign";
import { postSafely } from "./post-safely";

const NAME = "merchant.example";
const { privateKey, certificate } = selfSign(NAME);
const asked: { servername: unknown; host: string | undefined }[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer({ key: privateKey, cert: certificate }, (request, response) => {
    asked.push({ servername: (request.socket as TLSSocket).servername, host: request.headers.host });
    response.end("ok");
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

describe("a secure connection", () => {
  it("to a server whose certificate nobody vouches for is refused, whatever the environment says", async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const outcome = await postSafely({
        url: `https://localhost:${port}/`,
        body: "{}",
        headers: {},
        timeoutMs: 5_000,
        maxAnswerBytes: 100,
        allowLoopback: true,
      });
      expect(outcome).toMatchObject({ kind: "failed", code: "tls" });
      expect(asked).toEqual([]);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it("goes to the pinned address, yet greets and checks the server by its name, also when it is kept", async () => {
    const results = await exchangeTrusting(certificate, [
      `https://${NAME}:${port}/`,
      `https://${NAME}:${port}/`,
      `https://other.example:${port}/`,
      `https://127.0.0.1:${port}/`,
    ]);
    expect(results).toMatchObject([
      { kind: "answered", answer: "ok" },
      { kind: "answered", answer: "ok" },
      { kind: "failed", code: "tls" },
      { kind: "failed", code: "tls" },
    ]);
    const greeting = { servername: NAME, host: `${NAME}:${port}` };
    expect(asked).toEqual([greeting, greeting]);
  });
});

/** Node reads extra authorities only when it starts, so a process of its own is the honest way to trust one. */
async function exchangeTrusting(authority: string, urls: string[]): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "opentill-tls-"));
  try {
    const authorityFile = join(folder, "authority.pem");
    await writeFile(authorityFile, authority);
    const script = `
      import { exchange } from ${JSON.stringify(new URL("./exchange.ts", import.meta.url).href)};
      const results = [];
      for (const url of ${JSON.stringify(urls)}) {
        results.push(await exchange({
          url: new URL(url), address: "127.0.0.1", body: Buffer.from("{}"), headers: {}, connectTimeoutMs: 5000,
          timeoutMs: 5000, maxAnswerBytes: 100, mayReuse: true,
        }));
      }
      console.log(JSON.stringify(results));
      process.exit();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: authorityFile }, timeout: 20_000 },
    );
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

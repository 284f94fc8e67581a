import { execFile } from "node:child_process";
import { createSign, generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

/** The least X.509 that a TLS client accepts, so that no private key has to be kept in the repository. */
function selfSign(name: string): { privateKey: string; certificate: string } {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(0x30, der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const commonName = der(0x30, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from(name)));
  const subject = der(0x30, der(0x31, commonName));
  const validity = der(
    0x30,
    der(0x17, Buffer.from("200101000000Z")),
    der(0x17, Buffer.from("491231235959Z")),
  );
  const names = der(0x04, der(0x30, der(0x82, Buffer.from(name))));
  const extensions = der(0xa3, der(0x30, der(0x30, der(0x06, Buffer.from("551d11", "hex")), names)));
  const content = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    subject,
    validity,
    subject,
    keys.publicKey.export({ type: "spki", format: "der" }),
    extensions,
  );
  const signature = createSign("sha256").update(content).sign(keys.privateKey);
  const whole = der(0x30, content, algorithm, der(0x03, Buffer.from([0]), signature));
  return {
    privateKey: keys.privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const header = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(header), value]);
}

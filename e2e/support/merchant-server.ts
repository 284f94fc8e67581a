import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { selfSign } from "../../tests/support/self-sign";

type Heard = { type: string; livemode: boolean; data: Record<string, unknown>; signedBy: string };

/**
 * A merchant's server by https at a name of its own, which takes what is signed with a secret that it knows and refuses
 * the rest. A certificate of its own vouches for the name.
 */
export async function startMerchantServer(name: string) {
  const { privateKey, certificate } = selfSign(name);
  const heard: Heard[] = [];
  const refused: string[] = [];
  const secrets = new Map<string, string>();
  const server = createServer({ key: privateKey, cert: certificate }, async (incoming, outgoing) => {
    const body = await text(incoming);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]),
    );
    const { type, livemode, data } = JSON.parse(body);
    const signedBy = verifiedWith(body, headers);
    if (signedBy === null) refused.push(type);
    else heard.push({ type, livemode, data, signedBy });
    outgoing.writeHead(signedBy === null ? 401 : 204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  function verifiedWith(body: string, headers: Record<string, string>): string | null {
    for (const [of, secret] of secrets) {
      try {
        new Webhook(secret).verify(body, headers);
        return of;
      } catch {}
    }
    return null;
  }

  return {
    url: `https://${name}/hooks`,
    authority: certificate,
    port: (server.address() as AddressInfo).port,
    heard,
    refused,
    /** Has it know a secret by a name. */
    learn: (of: string, secret: string) => secrets.set(of, secret),
    stop: () => server.close(),
  };
}

import type { IncomingMessage } from "node:http";

/** Far above anything that the bank is sent. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** A node request as a fetch Request; null when its body is larger than `BODY_LIMIT_BYTES`. */
export async function readRequest(incoming: IncomingMessage, origin: string): Promise<Request | null> {
  const method = incoming.method ?? "GET";
  const body = await readBody(incoming);
  if (!body) return null;
  const headers = new Headers();
  for (const name of ["authorization", "content-type"]) {
    const value = incoming.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const url = new URL(origin);
  // Set apart, so that a path that begins with two slashes cannot name another host.
  url.pathname = (incoming.url ?? "/").split("?")[0] ?? "/";
  return new Request(url, { method, headers, ...(method === "POST" ? { body } : {}) });
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // Leaving the loop must not destroy the stream: the refusal is still to be sent over its socket.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    sizeBytes += chunk.length;
    if (sizeBytes > BODY_LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

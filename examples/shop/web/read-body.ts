import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1_048_576;

/** The bytes of a request as they came, or null when there are more than 1 MiB of them. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  // The connection is kept, so that the refusal of a long body can still be said on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

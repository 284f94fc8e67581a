import { createHash, timingSafeEqual } from "node:crypto";

/** Whether the request carries the bearer key. Digests are compared, so that neither time nor length tells anything. */
export function isAuthorised(request: Request, secret: string): boolean {
  const [, key] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return key !== undefined && timingSafeEqual(digest(key), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

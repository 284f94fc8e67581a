import { linkQrQuery } from "@/lib/contracts/link-request";
import { readRoute } from "@/lib/http/merchant-route";
import { readQuery } from "@/lib/http/read-query";
import { drawLinkQr } from "@/lib/links/qr/draw-link-qr";
import { readLink } from "@/lib/links/read-link";

/** The slug never changes, and so the code doesn't; the key that asked keeps others from the copy. */
const CACHE = "private, max-age=86400";

export const GET = readRoute({}, async ({ ctx, scope, params, url }) => {
  const query = readQuery(linkQrQuery, url);
  const link = await readLink(ctx, scope, params.id ?? "");
  const { type, bytes } = drawLinkQr(link.url, query);
  return { status: 200, body: bytes, headers: { "content-type": type, "cache-control": CACHE } };
});

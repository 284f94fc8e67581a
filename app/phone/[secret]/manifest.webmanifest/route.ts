import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { webContext } from "@/lib/http/context";
import { NO_STORE, openSecret } from "@/lib/http/customer-route";
import { problemResponse } from "@/lib/http/problem";
import { readMerchant } from "@/lib/merchants/queries";
import { findPhone } from "@/lib/phones/queries";

type Route = { params: Promise<{ secret: string }> };

const ICONS = [
  { src: "/phone-icon.svg", sizes: "any", type: "image/svg+xml" },
  { src: "/phone-icon-192.png", sizes: "192x192", type: "image/png" },
  { src: "/phone-icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
];

/** Makes the page of a phone installable: it opens as an app of its own, under the merchant's name. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  try {
    const { secret } = await params;
    const phone = await findPhone(ctx.db, openSecret(ctx, "phone", secret));
    if (!phone) throw notFound("page");
    const { name, brandColor } = await readMerchant(ctx.db, phone);
    const address = `/phone/${secret}`;
    const manifest = {
      id: address,
      name,
      short_name: name,
      start_url: address,
      scope: address,
      display: "standalone",
      background_color: "#f5f5f2",
      theme_color: brandColor,
      icons: ICONS,
    };
    return new Response(JSON.stringify(manifest), {
      headers: { "content-type": "application/manifest+json; charset=utf-8", ...NO_STORE },
    });
  } catch (error) {
    return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

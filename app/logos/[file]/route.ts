import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { webContext } from "@/lib/http/context";
import { problemResponse } from "@/lib/http/problem";
import { findLogo } from "@/lib/merchants/find-logo";

type Route = { params: Promise<{ file: string }> };

/** It is a picture and nothing else, wherever it is opened, and never changes. */
const HEADERS = {
  "cache-control": "public, max-age=31536000, immutable",
  "content-security-policy": ["default-src 'none'", "sandbox"].join("; "),
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** A merchant's logo, from our own origin. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  try {
    const logo = await findLogo(ctx.db, (await params).file);
    if (!logo) throw notFound("page");
    return new Response(Buffer.from(logo.bytes), { headers: { ...HEADERS, "content-type": logo.type } });
  } catch (error) {
    return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

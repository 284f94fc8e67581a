import { webContext } from "@/lib/http/context";
import { openApiDocument } from "@/lib/http/openapi";

export const dynamic = "force-dynamic";

/** The API describing itself. Anybody may read it. */
export async function GET(): Promise<Response> {
  return Response.json(openApiDocument(webContext().ctx.baseUrl), {
    headers: { "access-control-allow-origin": "*" },
  });
}

import { listPublicKeys } from "@/lib/checkout/results/signing-key";
import { webContext } from "@/lib/http/context";

export const dynamic = "force-dynamic";

/** The public halves of the keys that sign results. */
export async function GET(): Promise<Response> {
  return Response.json(await listPublicKeys(webContext().ctx), {
    headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
  });
}

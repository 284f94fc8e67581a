import { openOutbox, readOutboxMessage } from "@/lib/checkout/messages/read-outbox";
import { webContext } from "@/lib/http/context";

type Route = { params: Promise<{ secret: string; id: string }> };

/** A letter is shown in a frame that has no origin, loads nothing and runs nothing; its links open windows of their own. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/** The HTML of one letter of test mode, for the frame on the outbox page. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  const { secret, id } = await params;
  const scope = openOutbox(ctx, secret);
  const message = scope && (await readOutboxMessage(ctx, scope, id));
  return message?.html
    ? new Response(message.html, { headers: HEADERS })
    : new Response("There is no such letter.", {
        status: 404,
        headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
      });
}

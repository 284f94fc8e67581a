import { eventStreamQuery } from "@/lib/contracts/list-queries";
import { newId } from "@/lib/core/ids";
import { logChannelMessage } from "@/lib/events/emit";
import { positionBehind } from "@/lib/events/event-cursor";
import { lastPosition } from "@/lib/events/last-position";
import { authenticate } from "@/lib/http/authenticate";
import { webContext } from "@/lib/http/context";
import { eventStream } from "@/lib/http/event-stream";
import { logSource } from "@/lib/http/log-source";
import { problemResponse } from "@/lib/http/problem";
import { readQuery } from "@/lib/http/read-query";
import { addressPlace } from "@/lib/http/visitor-address";

/** The merchant's log as it is written. `Last-Event-ID`, which a client sends when it comes back, wins over `after`. */
export async function GET(request: Request): Promise<Response> {
  const { ctx } = webContext();
  const requestId = newId("request", ctx);
  try {
    const scope = await authenticate(ctx, request);
    const { after, type } = readQuery(eventStreamQuery, new URL(request.url));
    const cursor = request.headers.get("last-event-id") ?? after;
    const position = cursor === undefined ? await lastPosition(ctx.db, scope) : positionBehind(cursor);
    return await eventStream(
      request,
      {
        places: [{ of: "key", name: `${scope.merchantId} ${scope.livemode}` }, ...addressPlace(request)],
        message: logChannelMessage(scope),
        hello: `retry: 2000\nid: ${position}\n: listening\n\n`,
        next: logSource(ctx, { scope, position, type }),
        readKeyExpiry: async () => (await authenticate(ctx, request)).expiresAt,
      },
      { "x-request-id": requestId },
    );
  } catch (error) {
    return problemResponse(error, { requestId, baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

export { GET as HEAD };

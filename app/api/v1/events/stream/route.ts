import { eventStreamQuery } from "@/lib/contracts/list-queries";
import { newId } from "@/lib/core/ids";
import { positionBehind } from "@/lib/events/event-cursor";
import { lastPosition } from "@/lib/events/last-position";
import { authenticate } from "@/lib/http/authenticate";
import { webContext } from "@/lib/http/context";
import { logStream } from "@/lib/http/log-stream";
import { problemResponse } from "@/lib/http/problem";
import { readQuery } from "@/lib/http/read-query";

/** The merchant's log as it is written. `Last-Event-ID`, which a client sends when it comes back, wins over `after`. */
export async function GET(request: Request): Promise<Response> {
  const { ctx } = webContext();
  const requestId = newId("request", ctx);
  try {
    const scope = await authenticate(ctx, request, "secret");
    const { after, type } = readQuery(eventStreamQuery, new URL(request.url));
    const cursor = request.headers.get("last-event-id") ?? after;
    const position = cursor === undefined ? await lastPosition(ctx.db, scope) : positionBehind(cursor);
    return new Response(await logStream(ctx, { scope, position, type, signal: request.signal }), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
        "x-request-id": requestId,
      },
    });
  } catch (error) {
    return problemResponse(error, { requestId, baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

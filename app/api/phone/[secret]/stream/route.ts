import { newId } from "@/lib/core/ids";
import { webContext } from "@/lib/http/context";
import { openSecret } from "@/lib/http/customer-route";
import { phoneStream } from "@/lib/http/phone-stream";
import { problemResponse } from "@/lib/http/problem";

type Route = { params: Promise<{ secret: string }> };

/** Live status for an open page of a phone. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  try {
    const id = openSecret(ctx, "phone", (await params).secret);
    return new Response(await phoneStream(ctx, id, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

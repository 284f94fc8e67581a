import { newId } from "@/lib/core/ids";
import { webContext } from "@/lib/http/context";
import { NO_STORE, openSecret } from "@/lib/http/customer-route";
import { problemResponse } from "@/lib/http/problem";
import { readPhoneStatus } from "@/lib/phones/read-phone-status";

type Route = { params: Promise<{ secret: string }> };

/** For pages whose live stream is cut off by something in between. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  try {
    const id = openSecret(ctx, "phone", (await params).secret);
    return Response.json(await readPhoneStatus(ctx, id), { headers: NO_STORE });
  } catch (error) {
    return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
  }
}

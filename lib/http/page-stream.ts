import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import { webContext } from "./context";
import { openSecret, type PageKind } from "./customer-route";
import { eventStream } from "./event-stream";
import { liveStatus } from "./live-status";
import { problemResponse } from "./problem";
import { addressPlace } from "./visitor-address";

type Route = { params: Promise<{ secret: string }> };

type Watched = {
  messageOf(id: string): string;
  read(ctx: CheckoutContext, id: string): Promise<object>;
};

/** The live status of an open page behind a secret link. */
export function pageStream(kind: PageKind, { messageOf, read }: Watched) {
  return async (request: Request, { params }: Route): Promise<Response> => {
    const { ctx } = webContext();
    try {
      const id = openSecret(ctx, kind, (await params).secret);
      return await eventStream(request, {
        places: [{ of: "link", name: id }, ...addressPlace(request)],
        message: messageOf(id),
        hello: "",
        next: liveStatus(() => read(ctx, id)),
      });
    } catch (error) {
      return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
    }
  };
}

import { receiveProviderEvent } from "@/lib/checkout/payments/receive-provider-event";
import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";
import { webContext } from "@/lib/http/context";
import { readText } from "@/lib/http/read-json";

type Route = { params: Promise<{ provider: string; account: string }> };

/** Provider events in: raw body, signature, stored, 200. What they mean is the worker's work. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  const { provider: name } = await params;
  const provider = ctx.providers.find(name);
  if (!provider) return new Response("No such provider.\n", { status: 404 });
  const body = await readBody(request);
  if (body === null) return new Response("Too large.\n", { status: 413 });
  const event = provider.parseEvent(body, request.headers);
  if (!event.ok) {
    ctx.log.warn({ provider: name, reason: event.reason }, "a provider event was refused");
    return new Response("Refused.\n", { status: event.reason === "signature" ? 401 : 400 });
  }
  await receiveProviderEvent(ctx, provider.id, event);
  return new Response("Stored.\n", { status: 200 });
}

/** Null for a body that is too large. */
async function readBody(request: Request): Promise<string | null> {
  try {
    return await readText(request, MAX_BODY_BYTES);
  } catch (error) {
    if (error instanceof Refusal && error.status === 413) return null;
    throw error;
  }
}

import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";
import { webContext } from "@/lib/http/context";
import { readText } from "@/lib/http/read-json";
import { type ReceivedEvent, receiveProviderEvent } from "@/lib/payments/receive-provider-event";

type Route = { params: Promise<{ provider: string; account: string }> };

/** Provider events in: raw body, signature, stored, 200. What they mean is the worker's work. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const { ctx } = webContext();
  const { provider, account } = await params;
  const rawBody = await readBody(request);
  if (rawBody === null) return new Response("Too large.\n", { status: 413 });
  const received = await receiveProviderEvent(ctx, { provider, account, rawBody, headers: request.headers });
  const { status, words } = ANSWERS[received];
  return new Response(words, { status });
}

const ANSWERS: Record<ReceivedEvent, { status: number; words: string }> = {
  stored: { status: 200, words: "Stored.\n" },
  no_such_address: { status: 404, words: "There is no such address.\n" },
  signature: { status: 401, words: "Refused.\n" },
  malformed: { status: 400, words: "Refused.\n" },
};

/** Null for a body that is too large. */
async function readBody(request: Request): Promise<string | null> {
  try {
    return await readText(request, MAX_BODY_BYTES);
  } catch (error) {
    if (error instanceof Refusal && error.status === 413) return null;
    throw error;
  }
}

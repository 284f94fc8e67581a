import { createHash } from "node:crypto";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { Refusal } from "@/lib/core/errors";
import { moveClock } from "@/lib/merchants/merchant-clock";
import { authenticate } from "./authenticate";
import { type Answer, keyedRequest } from "./idempotency";
import { withImportPlace } from "./import-places";
import type { Caller } from "./known-callers";
import { type Handler, inOneTransaction, respond } from "./merchant-route";
import { readBytes } from "./read-json";

type Options<Input> = {
  maxBytes: number;
  /** The media types that the file may be declared as. */
  types: readonly string[];
  /** Reads the file, before any transaction; refuses what is wrong with it. */
  read: (file: { bytes: Uint8Array; charset: string | null; url: URL }) => Promise<Input>;
};
type Call<Input> = { ctx: CheckoutTransaction; scope: Caller; input: Input };

/**
 * A write whose body is a file and no JSON: read whole within its own limit, understood before the transaction begins, then
 * written in one, together with its idempotency key. The address with its query is part of what the key is bound to.
 */
export function fileRoute<Input>(
  { maxBytes, types, read }: Options<Input>,
  handle: (call: Call<Input>) => Promise<Answer>,
): Handler {
  return respond(async (world, request) => {
    const scope = await authenticate(world, request);
    const charset = readCharset(request.headers.get("content-type"), types);
    return withImportPlace(scope, async () => {
      const bytes = await readBytes(request, maxBytes);
      const url = new URL(request.url);
      const digest = createHash("sha256").update(bytes).digest("hex");
      const keyed = keyedRequest(request, scope, `${url.search} ${charset} ${digest}`);
      const input = await read({ bytes, charset, url });
      return inOneTransaction(moveClock(world, scope.clockOffsetMs), keyed, (ctx) =>
        handle({ ctx, scope, input }),
      );
    });
  });
}

/** What the file's type says of its letters, if anything. */
function readCharset(contentType: string | null, types: readonly string[]): string | null {
  const [type = "", ...parameters] = (contentType ?? "").split(";").map((part) => part.trim());
  if (!types.includes(type.toLowerCase())) {
    throw new Refusal(415, "unsupported_media_type", `Send a file as ${types.join(" or ")}.`);
  }
  const found = parameters.map((each) => /^charset="?([\w.:-]{1,40})"?$/i.exec(each)?.[1]).find(Boolean);
  return found ?? null;
}

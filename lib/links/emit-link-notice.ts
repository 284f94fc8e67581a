import type { EventType } from "@/lib/contracts/event-types";
import type { LinkObject } from "@/lib/contracts/link-objects";
import { must } from "@/lib/core/invariant";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import type { LinkRow } from "./queries";
import { readLinks } from "./read-links";

/** Writes down a fact about a link, with the link as it is now, and answers with that. Its row has counted the fact. */
export async function emitLinkNotice(
  ctx: TransactionContext,
  type: Extract<EventType, `link.${string}`>,
  link: LinkRow,
): Promise<LinkObject> {
  const [data] = await readLinks(ctx, ctx.tx, [link]);
  const object = must(data, "the link that was read");
  emitNotice(ctx, {
    scope: { merchantId: link.merchantId, livemode: link.livemode },
    type,
    objectId: link.id,
    sequence: link.eventSequence,
    data: object,
  });
  return object;
}

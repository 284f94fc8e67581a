import type { Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import { must } from "@/lib/core/invariant";
import { decide } from "@/lib/core/machine";
import type { TransactionContext } from "@/lib/events/transact";
import { emitLinkNotice } from "./emit-link-notice";
import { lockScopedLink } from "./queries";
import { readLinks } from "./read-links";
import { LINK_STATES, type LinkTrigger } from "./states";
import { writeLink } from "./write-link";

const EVENTS = { archive: "link.archived", restore: "link.restored" } as const;

/** The only writer of `active`. What is so already is answered as it is, and nobody is told again. */
export async function transitionLink(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
  trigger: LinkTrigger,
): Promise<LinkObject> {
  const link = await lockScopedLink(ctx.tx, scope, id);
  const decision = decide(LINK_STATES, link.active ? "active" : "archived", trigger);
  if (decision.kind === "moved") {
    const moved = await writeLink(ctx, id, { active: decision.to === "active" });
    return emitLinkNotice(ctx, EVENTS[trigger], moved);
  }
  const [unmoved] = await readLinks(ctx, ctx.tx, [link]);
  return must(unmoved, "the link that was locked");
}

import type { Context, Scope } from "@/db/context";
import type { LinkObject } from "@/lib/contracts/link-objects";
import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { findScopedLink } from "./queries";
import { readLinks } from "./read-links";

/** The merchant's own link in the key's mode; anybody else's is like a missing one (404). */
export async function readLink(ctx: Context, scope: Scope, id: string): Promise<LinkObject> {
  const link = await findScopedLink(ctx.db, scope, id);
  if (!link) throw notFound("link");
  const [object] = await readLinks(ctx, ctx.db, [link]);
  return must(object, "the link that was found");
}

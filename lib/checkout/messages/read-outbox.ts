import type { Context, Doors, Scope } from "@/db/context";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import { linkSecret, openLinkSecret } from "@/lib/core/secrets/link-secret";
import { findScopedMessage, listMessages } from "@/lib/outbox/queries";
import { presentMessage } from "./present-message";

/** Where a merchant reads what its test mode has sent. Whoever has the address reads it. */
export function outboxUrl(ctx: Doors, merchantId: string): string {
  return `${ctx.baseUrl}/outbox/${linkSecret(ctx.keys.links, merchantId)}`;
}

/** Whose outbox a secret opens: always a merchant's test mode. Null for what nobody was given. */
export function openOutbox(ctx: Context, secret: string): Scope | null {
  const merchantId = openLinkSecret(ctx.keys.links, secret);
  return merchantId?.startsWith("mer_") ? { merchantId, livemode: false } : null;
}

type Page = { limit: number; before: string | null; objectId?: string | undefined };

/** A merchant's messages of one mode with their words, newest first. */
export async function readOutbox(ctx: Context, scope: Scope, page: Page): Promise<OutboxMessageObject[]> {
  const rows = await listMessages(ctx.db, scope, page);
  return Promise.all(rows.map((row) => presentMessage(ctx, row)));
}

/** One of them, or null where there is none among the merchant's own. */
export async function readOutboxMessage(
  ctx: Context,
  scope: Scope,
  id: string,
): Promise<OutboxMessageObject | null> {
  const message = await findScopedMessage(ctx.db, scope, id);
  return message && presentMessage(ctx, message);
}

import { and, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { type ConsentDocument, type DocumentKind, merchantDocuments } from "@/db/schema";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";

/**
 * Keeps a version of a document that customers will be asked to agree to. A version that is known may come back, with its
 * own URL only (422): a consent names the version, and must go on meaning what was read.
 */
export async function keepDocument(
  ctx: Pick<TransactionContext, "tx" | "clock" | "random">,
  { merchantId, livemode }: Scope,
  kind: DocumentKind,
  { url, version }: ConsentDocument,
): Promise<void> {
  const kept = await ctx.tx
    .insert(merchantDocuments)
    .values({
      id: newId("merchantDocument", ctx),
      merchantId,
      livemode,
      kind,
      version,
      url,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: merchantDocuments.id });
  if (kept.length > 0) return;
  const [known] = await ctx.tx
    .select({ url: merchantDocuments.url })
    .from(merchantDocuments)
    .where(
      and(
        eq(merchantDocuments.merchantId, merchantId),
        eq(merchantDocuments.livemode, livemode),
        eq(merchantDocuments.kind, kind),
        eq(merchantDocuments.version, version),
      ),
    );
  if (must(known, "the version that was in the way").url === url) return;
  throw invalidFields([fieldError(["documents", kind, "version"], "document_version_used")]);
}

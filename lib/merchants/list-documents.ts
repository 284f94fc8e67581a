import { and, desc, eq, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { merchantDocuments } from "@/db/schema";
import type { MerchantDocumentObject } from "@/lib/contracts/merchant-objects";

type DocumentRow = typeof merchantDocuments.$inferSelect;

/** Versions of both documents, newest first, from behind an id. */
export function listDocuments(
  db: Database,
  scope: Scope,
  { limit, before }: { limit: number; before: string | null },
): Promise<DocumentRow[]> {
  return db
    .select()
    .from(merchantDocuments)
    .where(
      and(
        eq(merchantDocuments.merchantId, scope.merchantId),
        eq(merchantDocuments.livemode, scope.livemode),
        before === null ? undefined : lt(merchantDocuments.id, before),
      ),
    )
    .orderBy(desc(merchantDocuments.id))
    .limit(limit);
}

export function presentDocument(row: DocumentRow): MerchantDocumentObject {
  return {
    id: row.id,
    object: "merchant_document",
    livemode: row.livemode,
    document: row.kind,
    version: row.version,
    url: row.url,
    created_at: row.createdAt.toISOString(),
  };
}

import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { sqlState } from "@/db/transaction";
import type { ProductImportObject } from "@/lib/contracts/product-import";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { invalidLines, type LineErrors } from "./file/line-errors";
import type { ProductLine } from "./file/read-line";
import type { ProductFile } from "./file/read-product-file";
import { type LineOutcome, planLines } from "./plan-lines";
import { writeLines } from "./write-lines";

type Options = { isDryRun: boolean };

const LINES_AT_ONCE = 500;
const UNIQUE_VIOLATION = "23505";

/**
 * Imports a file in the caller's transaction, all of it or nothing: a reference that there is changes its product as the
 * columns say, a new one makes a product. Nothing is archived, and what is archived stays so. A dry run answers the same and
 * writes nothing.
 *
 * One event tells of it all (`product_import.completed`), not one for each product: the log is locked from its first event
 * to the commit, so that a hundred thousand would hold up every payment of the merchant for as long as they take to write, and
 * then every endpoint for as long as they take to send.
 *
 * Refuses (422, `invalid_lines`) new products without a name and bounds that are inverted together with the one that stays;
 * (409) a file that comes while another of the merchant and mode is being imported, and one of whose new references somebody
 * else has made a product meanwhile.
 */
export async function importProducts(
  ctx: TransactionContext,
  scope: Scope,
  file: ProductFile,
  { isDryRun }: Options,
): Promise<ProductImportObject> {
  if (!isDryRun) await takeTurn(ctx, scope);
  const errors: LineErrors = { count: 0, named: [] };
  const counts: Record<LineOutcome | "archived", number> = {
    created: 0,
    updated: 0,
    unchanged: 0,
    archived: 0,
  };
  for (const lines of batches(file.lines)) {
    const plans = await planLines(ctx, scope, lines, { errors, locks: !isDryRun });
    for (const { outcome, before } of plans) {
      counts[outcome] += 1;
      if (before?.product.active === false) counts.archived += 1;
    }
    if (!isDryRun && errors.count === 0) await refuseInterference(writeLines(ctx, scope, plans));
  }
  if (errors.count > 0) throw invalidLines(errors);
  const imported = present(ctx, scope, file, { isDryRun, counts });
  if (!isDryRun) {
    const fact = { scope, objectId: imported.id, sequence: 1, data: imported };
    emitNotice(ctx, { ...fact, type: "product_import.completed" });
  }
  return imported;
}

/** Held until the commit. Two files at once would wait for one another's lines; the second is told so at once. */
async function takeTurn({ tx }: TransactionContext, { merchantId, livemode }: Scope): Promise<void> {
  const [turn] = await tx.execute<{ taken: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`product import ${merchantId} ${livemode}`}, 0)) as taken`);
  if (!turn?.taken) throw conflict("import_in_progress", "Another file is being imported.");
}

function* batches(lines: readonly ProductLine[]): Generator<ProductLine[]> {
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) yield lines.slice(at, at + LINES_AT_ONCE);
}

async function refuseInterference(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw conflict("products_changed", "A product with a reference of the file was created meanwhile.");
  }
}

function present(
  ctx: TransactionContext,
  { livemode }: Scope,
  { encoding, delimiter, lines }: ProductFile,
  { isDryRun, counts }: Options & { counts: Record<LineOutcome | "archived", number> },
): ProductImportObject {
  return {
    id: newId("productImport", ctx),
    object: "product_import",
    livemode,
    dry_run: isDryRun,
    encoding,
    delimiter,
    lines: lines.length,
    ...counts,
    created_at: ctx.clock.now().toISOString(),
  };
}

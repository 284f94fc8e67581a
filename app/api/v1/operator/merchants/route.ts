import { createMerchantAccountSchema, merchantAccountsQuery } from "@/lib/contracts/merchant-account";
import { operatorReadRoute, operatorWriteRoute } from "@/lib/http/operator-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { createMerchantAccount } from "@/lib/operators/create-merchant-account";
import { presentMerchantAccount } from "@/lib/operators/present-merchant-account";
import { listMerchantAccounts } from "@/lib/operators/queries";
import { readVolumes } from "@/lib/operators/read-volumes";

export const POST = operatorWriteRoute(createMerchantAccountSchema, async ({ ctx, input }) => ({
  status: 201,
  body: await createMerchantAccount(ctx, input),
}));

export const GET = operatorReadRoute(async ({ ctx, url }) => {
  const { search, status, volume, limit, cursor } = readQuery(merchantAccountsQuery, url);
  const page = { before: idBehind(cursor), limit: limit + 1 };
  const rows = await listMerchantAccounts(ctx.db, { search, status }, page);
  const shown = rows.slice(0, limit).map(({ id }) => id);
  const volumes = volume === "true" ? await readVolumes(ctx, shown) : null;
  const present = (row: (typeof rows)[number]) => ({
    ...presentMerchantAccount(row),
    ...(volumes ? { volume: volumes.get(row.id) ?? [] } : {}),
  });
  return { status: 200, body: pageOf(rows, limit, present) };
});

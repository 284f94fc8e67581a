import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { confirmHeading } from "@/components/checkout/confirm/confirm-heading";
import { ConfirmPage } from "@/components/checkout/confirm-page";
import { readConfirmPage } from "@/lib/checkout/pages/read-confirm-page";
import { findConfirmLink } from "@/lib/confirmations/link-queries";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { webContext } from "@/lib/http/context";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";

type Props = {
  params: Promise<{ secret: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page of the link in a warning's email: what there is to confirm, or what has become of it. Looking changes nothing. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx } = webContext();
  const [{ secret }, query, requestHeaders] = await Promise.all([params, searchParams, headers()]);
  const id = openLinkSecret(ctx.keys.links, secret);
  const found = id?.startsWith("cl_") ? await findConfirmLink(ctx.db, id) : null;
  if (!found) notFound();
  const model = await readConfirmPage(await atMerchantTime(ctx, found.payment), found);
  return (
    <>
      <title>{`${confirmHeading(model).title} · ${model.merchant.name}`}</title>
      <ConfirmPage
        model={model}
        isRefused={query.refused !== undefined}
        nonce={requestHeaders.get("x-nonce") ?? undefined}
      />
    </>
  );
}

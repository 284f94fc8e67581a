import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { messagesOf } from "@/components/checkout/messages/messages-of";
import { phoneHeading } from "@/components/checkout/phone/phone-heading";
import { PhonePage } from "@/components/checkout/phone-page";
import { matchLocale } from "@/lib/contracts/locales";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { webContext } from "@/lib/http/context";
import { pageLocale } from "@/lib/http/page-locale";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { findPhone } from "@/lib/phones/queries";
import { readPhonePage } from "@/lib/phones/read-phone-page";

type Props = {
  params: Promise<{ secret: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page of a customer's phone, where they accept or reject what a merchant's shop asks them to pay. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx } = webContext();
  const [{ secret }, query, requestHeaders] = await Promise.all([params, searchParams, headers()]);
  const id = openLinkSecret(ctx.keys.links, secret);
  const phone = id?.startsWith("phone_") ? await findPhone(ctx.db, id) : null;
  if (!phone) notFound();
  const model = await readPhonePage(await atMerchantTime(ctx, phone), {
    phone,
    chosenLocale: typeof query.lang === "string" ? matchLocale(query.lang) : null,
    fallbackLocale: pageLocale(null, requestHeaders),
    refused: typeof query.refused === "string" ? query.refused : null,
  });
  return (
    <>
      <title>{`${phoneHeading(model, messagesOf(model.locale)).title} · ${model.merchant.name}`}</title>
      <PhonePage model={model} nonce={requestHeaders.get("x-nonce") ?? undefined} />
    </>
  );
}

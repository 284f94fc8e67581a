import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { CartPage } from "@/components/checkout/cart-page";
import { ClosedPage } from "@/components/checkout/closed-page";
import { pageTitle } from "@/components/checkout/page-title";
import { readCartPage } from "@/lib/checkout/pages/read-cart-page";
import { matchLocale } from "@/lib/contracts/locales";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { cartErrors } from "@/lib/http/cart-errors";
import { webContext } from "@/lib/http/context";
import { guessCountry } from "@/lib/http/guess-country";
import { askedLocale } from "@/lib/http/page-locale";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { chooseLocale } from "@/lib/sessions/choose-locale";
import { findSession } from "@/lib/sessions/queries";

type Props = {
  params: Promise<{ secret: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The cart of a checkout session. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx, environment } = webContext();
  const [{ secret }, query, requestHeaders] = await Promise.all([params, searchParams, headers()]);
  const id = openLinkSecret(ctx.keys.links, secret);
  const session = id?.startsWith("cs_") ? await findSession(ctx.db, id) : null;
  if (!session) notFound();
  const own = await atMerchantTime(ctx, session);
  const wanted = typeof query.lang === "string" ? matchLocale(query.lang) : null;
  if (wanted) await chooseLocale(own, session, wanted);
  const model = await readCartPage(own, {
    session,
    locale: askedLocale(wanted ?? session.locale, requestHeaders),
    guessedCountry: guessCountry(requestHeaders, environment.trustedCountryHeader),
    errors: cartErrors(session.draft, query),
    isTotalNew: query.refused === "cart_changed",
  });
  const nonce = requestHeaders.get("x-nonce") ?? undefined;
  switch (model.kind) {
    case "ordered":
      return redirect(`/o/${model.secret}`);
    case "closed":
      return (
        <>
          <title>{pageTitle(model)}</title>
          <ClosedPage model={model} nonce={nonce} />
        </>
      );
    case "cart":
      return (
        <>
          <title>{pageTitle(model)}</title>
          <CartPage
            model={model}
            hasAllCountries={query.countries === "all" || model.errors.country !== undefined}
            nonce={nonce}
          />
        </>
      );
  }
}

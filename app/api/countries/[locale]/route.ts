import { LOCALES } from "@/lib/contracts/locales";
import { listCountries } from "@/lib/core/countries";

type Route = { params: Promise<{ locale: string }> };

/** The same for everybody: made with the build. */
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

/** All countries by name in one language, for the payment page, which has only the likely ones in its document. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { locale } = await params;
  return Response.json(
    listCountries(locale).map(({ code, name }) => [code, name]),
    { headers: { "cache-control": "public, max-age=86400" } },
  );
}

import { directionOf, type Locale } from "@/lib/contracts/locales";
import { messagesOf } from "./messages/messages-of";

/** The page of an address that leads nowhere; whose it might have been is not known. */
export function NotFoundPage({ locale }: { locale: Locale }) {
  const { closed } = messagesOf(locale);
  return (
    <main
      lang={locale}
      dir={directionOf(locale)}
      className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 px-4 py-10"
    >
      <title>{closed.notFoundTitle}</title>
      <h1 className="text-3xl font-semibold tracking-tight">{closed.notFoundTitle}</h1>
      <p className="text-lg">{closed.notFoundBody}</p>
    </main>
  );
}

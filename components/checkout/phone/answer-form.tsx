import type { ReactNode } from "react";
import type { Locale } from "@/lib/contracts/locales";

type Props = {
  secret: string;
  paymentId: string;
  locale: Locale;
  answer: "approve" | "reject";
  children: ReactNode;
};

/** A plain post, with scripts and without: pressed twice it answers once. */
export function AnswerForm({ secret, paymentId, locale, answer, children }: Props) {
  return (
    <form method="post" action={`/api/phone/${secret}/${answer}`}>
      <input type="hidden" name="payment" value={paymentId} />
      <input type="hidden" name="lang" value={locale} />
      {children}
    </form>
  );
}

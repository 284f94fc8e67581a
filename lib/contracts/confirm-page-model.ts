import type { Country } from "@/lib/core/countries";
import type { Currency } from "@/lib/core/money";
import type { CardSummary } from "./card-summary";
import type { PageFrame, PageLine } from "./page-models";
import type { PaymentReason, PaymentStatus } from "./statuses";

/** The page of a link that confirms one payment: for the merchant's own people, in English. */
export type ConfirmPageModel = PageFrame & {
  kind: "confirm";
  secret: string;
  orderNumber: string;
  clientReferenceId: string | null;
  currency: Currency;
  amount: number;
  amountRefunded: number;
  lines: PageLine[];
  customer: {
    email: string | null;
    name: string | null;
    phone: string | null;
    companyName: string | null;
    taxId: string | null;
  };
  country: Country;
  /** The merchant's own zone (IANA), in which its people read times. */
  zone: string;
  methodName: string;
  /** The card that was used, where it is known. */
  card: CardSummary | null;
  status: PaymentStatus;
  reason: PaymentReason | null;
  confirmBy: string | null;
  confirmedAt: string | null;
  finishedAt: string | null;
  /** Whole minutes left to decide; null where there is nothing to decide any more. */
  minutesLeft: number | null;
};

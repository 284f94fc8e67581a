import type { Country } from "@/lib/core/countries";
import type { Currency } from "@/lib/core/money";
import type { CardSummary } from "./card-summary";
import type { Locale } from "./locales";
import type { MethodGroup, PaymentMethodCard } from "./payment-method-card";
import type { ConfirmationMode, OrderStatus, PaymentReason, PaymentStatus } from "./statuses";
import type { ValidationCode } from "./validation-codes";

/** What the payment page shows, already decided; a component formats and lays out, and decides nothing about money. */
export type PageFrame = {
  locale: Locale;
  livemode: boolean;
  /** Whether the page was made to be held in a frame of `embedOrigin`. */
  isEmbedded: boolean;
  embedOrigin: string | null;
  sessionId: string;
  merchant: {
    name: string;
    supportEmail: string;
    logoUrl: string | null;
    /** `#rrggbb` as the merchant set it; the page derives readable colours from it. */
    brandColor: string;
    terms: { url: string; version: string };
    personalData: { url: string; version: string };
  };
};

export type PageLine = {
  id: string;
  name: string;
  unitAmount: number;
  quantity: number;
  amount: number;
  /** Null where the quantity is fixed. */
  bounds: { min: number; max: number } | null;
  isRemovable: boolean;
};

/** What the customer typed, as typed. */
export type CartForm = {
  email: string;
  name: string;
  country: Country;
  isCompany: boolean;
  companyName: string;
  taxId: string;
  paymentMethod: string;
  consentTerms: boolean;
  consentPersonalData: boolean;
};

export type FieldErrors = Partial<Record<string, ValidationCode>>;

export type OfferedMethodCard = PaymentMethodCard & { group: MethodGroup };

export type CartPageModel = PageFrame & {
  kind: "cart";
  secret: string;
  currency: Currency;
  amountTotal: number;
  lines: PageLine[];
  form: CartForm;
  /** Set after a post without scripts that was refused: the fields of `placeOrderSchema` and `quantities.<line id>`. */
  errors: FieldErrors;
  methods: OfferedMethodCard[];
  refusedParameters: { parameter: string; code: string }[];
  /** Continue was pressed with a quantity that the total did not show yet; nothing was ordered. */
  isTotalNew: boolean;
  /** The cart went with the chosen country into another currency; this is what it was in before. */
  previousCurrency: Currency | null;
  cancelUrl: string | null;
  expiresAt: string;
};

export type PageNextAction =
  | { type: "redirect"; url: string; presentation: "frame" | "window" }
  /** The customer's phone was asked; its number has its middle left out. `secondsLeft` is by the server's clock. */
  | { type: "approve_on_phone"; matchingNumber: number; maskedNumber: string; secondsLeft: number }
  | {
      type: "instructions";
      holder: string;
      iban: string;
      bic: string | null;
      bank: string | null;
      reference: string;
      amount: number;
      /** SVG path data and size of the EPC QR code, where SEPA applies. */
      qr: { size: number; path: string } | null;
    };

export type PagePayment = {
  id: string;
  status: PaymentStatus;
  method: PaymentMethodCard;
  reason: PaymentReason | null;
  /** The card that was used, where it is known. */
  card: CardSummary | null;
  nextAction: PageNextAction | null;
};

export type OrderPageModel = PageFrame & {
  kind: "order";
  secret: string;
  number: string;
  status: OrderStatus;
  confirmation: ConfirmationMode;
  currency: Currency;
  amountTotal: number;
  amountRefunded: number;
  lines: PageLine[];
  customer: { email: string; name: string; companyName: string | null; taxId: string | null };
  country: Country;
  createdAt: string;
  paidAt: string | null;
  /** The newest attempt, if there was one. */
  payment: PagePayment | null;
  /** Where the bank is asked again; set while the customer has done their part there and no answer has come. */
  askAgainUrl: string | null;
  /** What the customer may do now. */
  canPay: boolean;
  canChangeMethod: boolean;
  /** The method that the page offers to pay by: the one asked for, else the order's. */
  selectedMethod: PaymentMethodCard | null;
  methods: OfferedMethodCard[];
  errors: FieldErrors;
  /** Present once the customer is done (authorized or paid): `success_url` with the signed result, and the bare token. */
  result: { token: string; successUrl: string | null } | null;
};

/** A page that can't be used any more, and why. */
export type ClosedPageModel = PageFrame & {
  kind: "closed";
  reason: "expired" | "canceled" | "link_used_up" | "shop_closed";
  cancelUrl: string | null;
};

/**
 * Why a link opens no cart: the merchant has archived it, its end has passed, as many orders stand as it allows, or
 * something of what it sells is not sold now, or the operator has suspended the shop.
 */
export type LinkEnd = "link_archived" | "link_expired" | "link_used_up" | "not_for_sale" | "shop_closed";

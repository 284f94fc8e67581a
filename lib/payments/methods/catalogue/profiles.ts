import type { PaymentMethod } from "../payment-method";

/** What methods of one sort have in common, so that a row says only what is its own. */
type Profile = Omit<PaymentMethod, "id" | "name" | "countries" | "currencies">;

const SECONDS = { unit: "seconds", min: 1, max: 60 } as const;
const MINUTES = { unit: "minutes", min: 1, max: 15 } as const;

export const CARD: Profile = {
  kind: "card",
  availability: "online",
  confirmation_time: SECONDS,
  refundable: "partial",
  capture: "separate",
  next_step: "enter_card",
  presentation: "frame",
};

/** A national card scheme whose number is entered on the scheme's own page and charged at once. */
export const CARD_ON_SCHEME_PAGE: Profile = {
  kind: "card",
  availability: "online",
  confirmation_time: SECONDS,
  capture: "immediate",
  next_step: "provider_page",
  presentation: "window",
};

/** A wallet that is opened in a browser window with a name and a password. */
export const LOGIN_WALLET: Profile = {
  kind: "wallet",
  availability: "online",
  confirmation_time: SECONDS,
  capture: "immediate",
  next_step: "wallet_login",
  presentation: "window",
};

/** A wallet that is an app on the customer's phone, reached by a link there or by a code on a larger screen. */
export const APP_WALLET: Profile = { ...LOGIN_WALLET, next_step: "wallet_app" };

/** Cards and keys kept by the customer's own device, confirmed with a fingerprint or a face. */
export const DEVICE_WALLET: Profile = {
  ...CARD,
  kind: "wallet",
  next_step: "confirm_on_device",
  presentation: "page",
};

export const BANK_REDIRECT: Profile = {
  kind: "bank_redirect",
  availability: "online",
  confirmation_time: MINUTES,
  capture: "immediate",
  next_step: "bank_login",
  presentation: "window",
};

export const BANK_DEBIT: Profile = {
  kind: "bank_debit",
  availability: "online",
  confirmation_time: { unit: "days", min: 2, max: 5 },
  refundable: "partial",
  capture: "immediate",
  next_step: "enter_bank_account",
  presentation: "page",
};

/** The customer gives a phone number; the request is approved on that phone. */
export const PHONE_APPROVAL: Profile = {
  kind: "mobile",
  availability: "online",
  confirmation_time: { unit: "minutes", min: 1, max: 5 },
  capture: "immediate",
  next_step: "approve_phone",
  presentation: "page",
};

/** A code on our page that any bank's or wallet's app in the country reads. */
export const QR: Profile = {
  kind: "qr",
  availability: "online",
  confirmation_time: MINUTES,
  capture: "immediate",
  next_step: "scan_qr",
  presentation: "page",
};

export const PAY_LATER: Profile = {
  kind: "pay_later",
  availability: "online",
  confirmation_time: { unit: "minutes", min: 1, max: 10 },
  refundable: "partial",
  capture: "immediate",
  next_step: "agree_credit",
  presentation: "window",
};

export const TRANSFER: Profile = {
  kind: "bank_transfer",
  availability: "offline",
  confirmation_time: { unit: "days", min: 1, max: 3 },
  capture: "immediate",
  next_step: "receive_instructions",
  presentation: "page",
};

/** A transfer to a number made for this order, over a system that settles within minutes of the customer's transfer. */
export const INSTANT_TRANSFER: Profile = {
  ...TRANSFER,
  confirmation_time: { unit: "minutes", min: 1, max: 30 },
};

export const VOUCHER: Profile = {
  kind: "voucher",
  availability: "offline",
  confirmation_time: { unit: "days", min: 1, max: 3 },
  capture: "immediate",
  next_step: "print_voucher",
  presentation: "page",
};

/** Paid in a shop with a number that the customer tells or shows at the till. */
export const CASH: Profile = {
  ...VOUCHER,
  kind: "cash",
  refundable: "no",
  next_step: "receive_instructions",
};

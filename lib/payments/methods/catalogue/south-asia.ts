import type { PaymentMethod } from "../payment-method";
import { APP_WALLET, BANK_REDIRECT, LOGIN_WALLET, PHONE_APPROVAL } from "./profiles";

const INDIA = { countries: ["IN"], currencies: ["INR"] } satisfies Partial<PaymentMethod>;
const PAKISTAN = { countries: ["PK"], currencies: ["PKR"] } satisfies Partial<PaymentMethod>;
const BANGLADESH = { countries: ["BD"], currencies: ["BDT"] } satisfies Partial<PaymentMethod>;

export const SOUTH_ASIA_METHODS: PaymentMethod[] = [
  {
    ...APP_WALLET,
    ...INDIA,
    id: "upi",
    name: "UPI",
    kind: "mobile",
    refundable: "partial",
    presentation: "page",
  },
  {
    ...BANK_REDIRECT,
    ...INDIA,
    id: "netbanking_in",
    name: "Net banking",
    message_key: "online_banking",
    refundable: "partial",
    next_step: "choose_bank",
  },
  { ...APP_WALLET, ...INDIA, id: "phonepe", name: "PhonePe", refundable: "partial" },
  { ...LOGIN_WALLET, ...INDIA, id: "mobikwik", name: "MobiKwik", refundable: "partial" },
  { ...PHONE_APPROVAL, ...PAKISTAN, id: "jazzcash", name: "JazzCash" },
  { ...PHONE_APPROVAL, ...PAKISTAN, id: "easypaisa", name: "Easypaisa" },
  { ...LOGIN_WALLET, ...BANGLADESH, id: "bkash", name: "bKash" },
  { ...LOGIN_WALLET, ...BANGLADESH, id: "nagad", name: "Nagad" },
];

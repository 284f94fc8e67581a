import type { PaymentMethod } from "../payment-method";
import {
  APP_WALLET,
  CARD,
  CARD_ON_SCHEME_PAGE,
  PAY_LATER,
  PHONE_APPROVAL,
  QR,
  TRANSFER,
  VOUCHER,
} from "./profiles";

const SAUDI_ARABIA = { countries: ["SA"], currencies: ["SAR"] } satisfies Partial<PaymentMethod>;
const BAHRAIN = { countries: ["BH"], currencies: ["BHD"] } satisfies Partial<PaymentMethod>;
const EGYPT = { countries: ["EG"], currencies: ["EGP"] } satisfies Partial<PaymentMethod>;

/** The Gulf, the Levant and Egypt. */
export const MIDDLE_EAST_METHODS: PaymentMethod[] = [
  { ...CARD, ...SAUDI_ARABIA, id: "mada", name: "mada" },
  { ...PHONE_APPROVAL, ...SAUDI_ARABIA, id: "stc_pay", name: "stc pay", refundable: "partial" },
  { ...TRANSFER, ...SAUDI_ARABIA, id: "sadad", name: "SADAD" },
  {
    ...CARD_ON_SCHEME_PAGE,
    id: "knet",
    name: "KNET",
    countries: ["KW"],
    currencies: ["KWD"],
    refundable: "partial",
  },
  { ...CARD_ON_SCHEME_PAGE, ...BAHRAIN, id: "benefit", name: "Benefit" },
  { ...QR, ...BAHRAIN, id: "benefit_pay", name: "BenefitPay" },
  { ...CARD_ON_SCHEME_PAGE, id: "omannet", name: "OmanNet", countries: ["OM"], currencies: ["OMR"] },
  { ...CARD_ON_SCHEME_PAGE, id: "naps", name: "NAPS", countries: ["QA"], currencies: ["QAR"] },
  {
    ...PAY_LATER,
    id: "tabby",
    name: "Tabby",
    countries: ["AE", "KW", "SA"],
    currencies: ["AED", "KWD", "SAR"],
    capture: "separate",
  },
  {
    ...PAY_LATER,
    id: "tamara",
    name: "Tamara",
    countries: ["AE", "SA"],
    currencies: ["AED", "SAR"],
    capture: "separate",
  },
  {
    ...VOUCHER,
    ...EGYPT,
    id: "fawry",
    name: "Fawry",
    confirmation_time: { unit: "days", min: 0, max: 3 },
    next_step: "receive_instructions",
  },
  {
    ...PHONE_APPROVAL,
    ...EGYPT,
    id: "mobile_wallets_eg",
    name: "Mobile wallets",
    message_key: "mobile_wallets",
  },
  { ...CARD_ON_SCHEME_PAGE, ...EGYPT, id: "meeza", name: "Meeza" },
  { ...PAY_LATER, ...EGYPT, id: "valu", name: "valU" },
  { ...PHONE_APPROVAL, id: "cliq", name: "CliQ", countries: ["JO"], currencies: ["JOD"] },
  { ...APP_WALLET, id: "bit", name: "bit", countries: ["IL"], currencies: ["ILS"] },
];

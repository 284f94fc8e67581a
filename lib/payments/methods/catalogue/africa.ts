import type { PaymentMethod } from "../payment-method";
import { APP_WALLET, BANK_REDIRECT, CASH, INSTANT_TRANSFER, PAY_LATER, PHONE_APPROVAL, QR } from "./profiles";

const NIGERIA = { countries: ["NG"], currencies: ["NGN"] } satisfies Partial<PaymentMethod>;
const SOUTH_AFRICA = { countries: ["ZA"], currencies: ["ZAR"] } satisfies Partial<PaymentMethod>;

export const AFRICA_METHODS: PaymentMethod[] = [
  {
    ...PHONE_APPROVAL,
    id: "mpesa",
    name: "M-PESA",
    countries: ["KE"],
    currencies: ["KES"],
    limits: { KES: { max_minor: 25_000_000 } },
  },
  {
    ...PHONE_APPROVAL,
    id: "airtel_money",
    name: "Airtel Money",
    countries: ["KE", "UG"],
    currencies: ["KES", "UGX"],
  },
  {
    ...PHONE_APPROVAL,
    id: "mtn_momo",
    name: "MTN MoMo",
    countries: ["GH", "UG"],
    currencies: ["GHS", "UGX"],
  },
  { ...PHONE_APPROVAL, id: "telecel_cash", name: "Telecel Cash", countries: ["GH"], currencies: ["GHS"] },
  { ...PHONE_APPROVAL, id: "at_money", name: "AT Money", countries: ["GH"], currencies: ["GHS"] },
  {
    ...INSTANT_TRANSFER,
    ...NIGERIA,
    id: "virtual_account_ng",
    name: "Virtual account",
    message_key: "virtual_account",
  },
  {
    ...PHONE_APPROVAL,
    ...NIGERIA,
    id: "ussd_ng",
    name: "USSD",
    message_key: "ussd",
  },
  { ...APP_WALLET, ...NIGERIA, id: "opay", name: "OPay" },
  { ...BANK_REDIRECT, ...SOUTH_AFRICA, id: "ozow", name: "Ozow", next_step: "choose_bank" },
  { ...PHONE_APPROVAL, ...SOUTH_AFRICA, id: "capitec_pay", name: "Capitec Pay" },
  { ...QR, ...SOUTH_AFRICA, id: "snapscan", name: "SnapScan" },
  { ...QR, ...SOUTH_AFRICA, id: "zapper", name: "Zapper" },
  { ...PAY_LATER, ...SOUTH_AFRICA, id: "payjustnow", name: "PayJustNow" },
  { ...CASH, id: "cash_plus", name: "Cash Plus", countries: ["MA"], currencies: ["MAD"] },
];

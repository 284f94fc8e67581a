import type { PaymentMethod } from "../payment-method";
import { APP_WALLET, BANK_REDIRECT, CASH, INSTANT_TRANSFER, PAY_LATER, QR } from "./profiles";

const SINGAPORE = { countries: ["SG"], currencies: ["SGD"] } satisfies Partial<PaymentMethod>;
const MALAYSIA = { countries: ["MY"], currencies: ["MYR"] } satisfies Partial<PaymentMethod>;
const THAILAND = { countries: ["TH"], currencies: ["THB"] } satisfies Partial<PaymentMethod>;
const PHILIPPINES = { countries: ["PH"], currencies: ["PHP"] } satisfies Partial<PaymentMethod>;
const INDONESIA = { countries: ["ID"], currencies: ["IDR"] } satisfies Partial<PaymentMethod>;
const VIETNAM = { countries: ["VN"], currencies: ["VND"] } satisfies Partial<PaymentMethod>;

export const SOUTH_EAST_ASIA_METHODS: PaymentMethod[] = [
  {
    ...APP_WALLET,
    id: "grabpay",
    name: "GrabPay",
    countries: ["MY", "SG"],
    currencies: ["MYR", "SGD"],
    refundable: "partial",
  },
  {
    ...APP_WALLET,
    id: "shopeepay",
    name: "ShopeePay",
    countries: ["ID", "MY", "PH", "SG", "TH", "VN"],
    currencies: ["IDR", "MYR", "PHP", "SGD", "THB", "VND"],
  },
  {
    ...PAY_LATER,
    id: "atome",
    name: "Atome",
    countries: ["MY", "SG"],
    currencies: ["MYR", "SGD"],
  },
  { ...QR, ...SINGAPORE, id: "paynow", name: "PayNow", limits: { SGD: { max_minor: 20_000_000 } } },
  {
    ...BANK_REDIRECT,
    ...MALAYSIA,
    id: "fpx",
    name: "FPX",
    limits: { MYR: { min_minor: 100, max_minor: 3_000_000 } },
    next_step: "choose_bank",
  },
  { ...QR, ...MALAYSIA, id: "duitnow_qr", name: "DuitNow QR" },
  { ...APP_WALLET, ...MALAYSIA, id: "touch_n_go", name: "Touch 'n Go eWallet" },
  { ...APP_WALLET, ...MALAYSIA, id: "boost", name: "Boost" },
  { ...QR, ...THAILAND, id: "promptpay", name: "PromptPay" },
  { ...APP_WALLET, ...THAILAND, id: "truemoney", name: "TrueMoney Wallet" },
  {
    ...BANK_REDIRECT,
    ...THAILAND,
    id: "mobile_banking_th",
    name: "Mobile banking",
    message_key: "mobile_banking",
    next_step: "bank_app",
  },
  { ...APP_WALLET, ...PHILIPPINES, id: "gcash", name: "GCash", refundable: "partial" },
  { ...APP_WALLET, ...PHILIPPINES, id: "maya", name: "Maya" },
  { ...QR, ...PHILIPPINES, id: "qr_ph", name: "QR Ph" },
  { ...QR, ...INDONESIA, id: "qris", name: "QRIS", limits: { IDR: { max_minor: 1_000_000_000 } } },
  { ...APP_WALLET, ...INDONESIA, id: "gopay", name: "GoPay" },
  { ...APP_WALLET, ...INDONESIA, id: "ovo", name: "OVO" },
  { ...APP_WALLET, ...INDONESIA, id: "dana", name: "DANA" },
  { ...APP_WALLET, ...INDONESIA, id: "linkaja", name: "LinkAja" },
  {
    ...INSTANT_TRANSFER,
    ...INDONESIA,
    id: "virtual_account_id",
    name: "Virtual account",
    message_key: "virtual_account",
  },
  { ...CASH, ...INDONESIA, id: "alfamart", name: "Alfamart" },
  { ...CASH, ...INDONESIA, id: "indomaret", name: "Indomaret" },
  { ...PAY_LATER, ...INDONESIA, id: "kredivo", name: "Kredivo" },
  { ...QR, ...VIETNAM, id: "vietqr", name: "VietQR" },
  { ...QR, ...VIETNAM, id: "vnpay_qr", name: "VNPAY-QR" },
  { ...APP_WALLET, ...VIETNAM, id: "momo", name: "MoMo" },
  { ...APP_WALLET, ...VIETNAM, id: "zalopay", name: "Zalopay" },
];

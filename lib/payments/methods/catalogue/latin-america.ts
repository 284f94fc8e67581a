import type { PaymentMethod } from "../payment-method";
import {
  APP_WALLET,
  BANK_REDIRECT,
  CARD_ON_SCHEME_PAGE,
  CASH,
  INSTANT_TRANSFER,
  LOGIN_WALLET,
  PAY_LATER,
  PHONE_APPROVAL,
  QR,
  VOUCHER,
} from "./profiles";

const BRAZIL = { countries: ["BR"], currencies: ["BRL"] } satisfies Partial<PaymentMethod>;
const MEXICO = { countries: ["MX"], currencies: ["MXN"] } satisfies Partial<PaymentMethod>;
const COLOMBIA = { countries: ["CO"], currencies: ["COP"] } satisfies Partial<PaymentMethod>;
const ARGENTINA = { countries: ["AR"], currencies: ["ARS"] } satisfies Partial<PaymentMethod>;
const PERU = { countries: ["PE"], currencies: ["PEN"] } satisfies Partial<PaymentMethod>;
const CHILE = { countries: ["CL"], currencies: ["CLP"] } satisfies Partial<PaymentMethod>;
const URUGUAY = { countries: ["UY"], currencies: ["UYU"] } satisfies Partial<PaymentMethod>;

export const LATIN_AMERICA_METHODS: PaymentMethod[] = [
  {
    ...LOGIN_WALLET,
    id: "mercado_pago",
    name: "Mercado Pago",
    countries: ["AR", "BR", "CL", "CO", "MX", "PE", "UY"],
    currencies: ["ARS", "BRL", "CLP", "COP", "MXN", "PEN", "UYU"],
    refundable: "partial",
  },
  { ...QR, ...BRAZIL, id: "pix", name: "Pix", refundable: "partial" },
  { ...VOUCHER, ...BRAZIL, id: "boleto", name: "Boleto", refundable: "no" },
  { ...APP_WALLET, ...BRAZIL, id: "nupay", name: "NuPay", next_step: "bank_app" },
  { ...APP_WALLET, ...BRAZIL, id: "picpay", name: "PicPay" },
  {
    ...CASH,
    ...MEXICO,
    id: "oxxo",
    name: "OXXO",
    limits: { MXN: { max_minor: 1_000_000 } },
    confirmation_time: { unit: "days", min: 0, max: 2 },
    next_step: "print_voucher",
  },
  { ...INSTANT_TRANSFER, ...MEXICO, id: "spei", name: "SPEI" },
  { ...PAY_LATER, ...MEXICO, id: "kueski_pay", name: "Kueski Pay" },
  { ...BANK_REDIRECT, ...COLOMBIA, id: "pse", name: "PSE", next_step: "choose_bank" },
  { ...CASH, ...COLOMBIA, id: "efecty", name: "Efecty" },
  { ...PHONE_APPROVAL, ...COLOMBIA, id: "nequi", name: "Nequi" },
  { ...BANK_REDIRECT, ...COLOMBIA, id: "boton_bancolombia", name: "Botón Bancolombia" },
  { ...PAY_LATER, ...COLOMBIA, id: "addi", name: "Addi" },
  { ...CARD_ON_SCHEME_PAGE, ...CHILE, id: "webpay", name: "Webpay", refundable: "partial" },
  { ...BANK_REDIRECT, ...CHILE, id: "khipu", name: "Khipu", next_step: "choose_bank" },
  { ...VOUCHER, ...PERU, id: "pago_efectivo", name: "PagoEfectivo", next_step: "receive_instructions" },
  {
    ...APP_WALLET,
    ...PERU,
    id: "yape",
    name: "Yape",
    kind: "mobile",
    next_step: "enter_code",
    presentation: "page",
  },
  { ...CASH, ...ARGENTINA, id: "rapipago", name: "Rapipago" },
  { ...CASH, ...ARGENTINA, id: "pago_facil", name: "Pago Fácil" },
  { ...QR, ...ARGENTINA, id: "modo", name: "MODO" },
  { ...CASH, ...URUGUAY, id: "abitab", name: "Abitab" },
  { ...CASH, ...URUGUAY, id: "redpagos", name: "Redpagos" },
];

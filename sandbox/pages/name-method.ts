const SPELLINGS: Record<string, string> = {
  alipay: "Alipay",
  ideal: "iDEAL",
  paypal: "PayPal",
  mobilepay: "MobilePay",
  paysafecard: "paysafecard",
  mercado_pago: "Mercado Pago",
  mb_way: "MB WAY",
  wechat_pay: "WeChat Pay",
  grabpay: "GrabPay",
  kakao_pay: "KakaoPay",
  naver_pay: "Naver Pay",
  paynow: "PayNow",
  promptpay: "PromptPay",
  duitnow: "DuitNow",
  eps: "EPS",
  fpx: "FPX",
  blik: "BLIK",
  upi: "UPI",
  qris: "QRIS",
  twint: "TWINT",
  pse: "PSE",
  spei: "SPEI",
  oxxo: "OXXO",
  gcash: "GCash",
};

/** A payment method's id as people write its name; an unknown id in capitalised words. */
export function nameMethod(method: string): string {
  const known = SPELLINGS[method.replaceAll("-", "_")];
  if (known) return known;
  return method
    .split(/[_-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { OrderPageModel, PagePayment } from "@/lib/contracts/page-models";
import type { PaymentMethodCard } from "@/lib/contracts/payment-method-card";
import { PAYMENT_STATUSES } from "@/lib/contracts/statuses";
import { messagesOf } from "../messages/messages-of";
import { decideOrderView } from "./decide-order-view";
import { headingOf } from "./heading-of";
import { OrderReceipt } from "./order-receipt";

const CARD: PaymentMethodCard = {
  id: "card",
  name: "Card",
  messageKey: "card",
  kind: "card",
  availability: "online",
  nextStep: "enter_card",
  confirmationTime: { unit: "seconds", min: 0, max: 30 },
};
const PHONE: PaymentMethodCard = { ...CARD, id: "phone", messageKey: "phone", nextStep: "approve_phone" };
const TRANSFER: PaymentMethodCard = { ...CARD, id: "bank_transfer", nextStep: "receive_instructions" };

function order(over: Partial<OrderPageModel>): OrderPageModel {
  const document = { url: "https://shop.example/terms", version: "1" };
  return {
    kind: "order",
    locale: "en",
    livemode: false,
    isEmbedded: false,
    embedOrigin: null,
    sessionId: "cs_1",
    merchant: {
      name: "Shop",
      supportEmail: "help@shop.example",
      logoUrl: null,
      brandColor: "#1f5c4d",
      terms: document,
      personalData: document,
    },
    secret: "secret",
    askAgainUrl: null,
    number: "1",
    status: "unpaid",
    confirmation: "automatic",
    currency: "EUR",
    amountTotal: 2400,
    amountRefunded: 0,
    lines: [],
    customer: { email: "a@shop.example", name: "A", companyName: null, taxId: null },
    country: "DE",
    createdAt: "2026-01-01T00:00:00Z",
    paidAt: null,
    payment: null,
    canPay: true,
    canChangeMethod: true,
    selectedMethod: CARD,
    methods: [
      { ...CARD, group: "suggested" },
      { ...TRANSFER, group: "offline" },
    ],
    errors: {},
    result: null,
    ...over,
  };
}

function payment(status: PagePayment["status"], over: Partial<PagePayment> = {}): PagePayment {
  return { id: "pay_1", status, method: CARD, reason: null, card: null, nextAction: null, ...over };
}

describe("an unpaid order", () => {
  test.each([
    ["created", "pay"],
    ["failed", "pay"],
    ["canceled", "pay"],
    ["processing", "checking"],
    ["capturing", "checking"],
    ["voiding", "checking"],
    ["succeeded", "checking"],
    ["requires_action", "action"],
  ] as const)("whose payment is %s shows %s", (status, view) => {
    expect(decideOrderView(order({ payment: payment(status) }), false)).toBe(view);
  });

  test("offers no payment while one is in flight, even if the page thinks that it may", () => {
    const busy = order({ payment: payment("processing"), selectedMethod: TRANSFER });
    expect(decideOrderView(busy, false)).toBe("checking");
  });

  test("speaks of the merchant's word only where it is awaited", () => {
    const authorized = payment("authorized");
    expect(decideOrderView(order({ payment: authorized }), false)).toBe("checking");
    expect(decideOrderView(order({ payment: authorized, confirmation: "manual" }), false)).toBe("reserved");
  });

  test("that waits for a transfer offers another method only when the customer asks for it", () => {
    const waiting = payment("awaiting_funds", {
      method: TRANSFER,
      nextAction: {
        type: "instructions",
        holder: "Shop",
        iban: "DE00",
        bic: null,
        bank: null,
        reference: "RF18",
        amount: 2400,
        qr: null,
      },
    });
    expect(decideOrderView(order({ payment: waiting, selectedMethod: TRANSFER }), false)).toBe(
      "instructions",
    );
    expect(decideOrderView(order({ payment: waiting, selectedMethod: CARD }), false)).toBe("pay");
    expect(decideOrderView(order({ payment: waiting }), true)).toBe("choose");
  });

  test("shows the number to compare while the phone is asked, and another method when the customer wants one", () => {
    const asked = payment("requires_action", {
      method: PHONE,
      nextAction: {
        type: "approve_on_phone",
        matchingNumber: 42,
        maskedNumber: "+354 … 67",
        secondsLeft: 170,
      },
    });
    const model = order({ payment: asked, selectedMethod: PHONE });
    expect(decideOrderView(model, false)).toBe("approval");
    expect(headingOf("approval", model, messagesOf("en")).lines[0]).toContain("+354 … 67");
    expect(decideOrderView(order({ payment: asked, selectedMethod: CARD }), false)).toBe("pay");
    expect(decideOrderView(model, true)).toBe("choose");
  });

  test("that cannot be paid says so", () => {
    expect(decideOrderView(order({ canPay: false }), false)).toBe("stuck");
  });
});

test("an order that is settled shows that, whatever its payments say", () => {
  for (const status of PAYMENT_STATUSES) {
    expect(decideOrderView(order({ status: "paid", payment: payment(status) }), true)).toBe("paid");
    expect(decideOrderView(order({ status: "deleted", payment: payment(status) }), true)).toBe("deleted");
  }
});

test("that nothing was taken is said of ended attempts only", () => {
  const { nothingTaken } = messagesOf("en").order;
  for (const status of PAYMENT_STATUSES) {
    const model = order({ payment: payment(status, { reason: "declined" }) });
    const { lines } = headingOf(decideOrderView(model, false), model, messagesOf("en"));
    expect(lines.includes(nothingTaken), status).toBe(status === "failed" || status === "canceled");
  }
});

describe("an order whose money went back", () => {
  const messages = messagesOf("en");
  const paidAt = "2026-01-01T01:00:00Z";

  test.each([
    ["partially_refunded", 950, ["Shop has refunded €9.50 of €24.00."]],
    ["refunded", 2400, ["Shop has refunded €24.00."]],
  ] as const)("and is %s says how much, on top and on the receipt", (status, amountRefunded, lines) => {
    const model = order({ status, amountRefunded, paidAt, canPay: false, payment: payment("succeeded") });
    expect(headingOf(decideOrderView(model, false), model, messages).lines).toEqual(lines);
    const receipt = renderToStaticMarkup(createElement(OrderReceipt, { model, messages }));
    expect(receipt).toContain(`<dt class="text-muted">${messages.order.refundedAmount}</dt>`);
    expect(receipt).toContain(amountRefunded === 950 ? "€9.50" : "€24.00");
  });

  test("has no such line before", () => {
    const model = order({ status: "paid", paidAt, payment: payment("succeeded") });
    const receipt = renderToStaticMarkup(createElement(OrderReceipt, { model, messages }));
    expect(receipt).not.toContain(messages.order.refundedAmount);
  });
});

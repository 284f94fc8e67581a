import type { OrderPageModel } from "@/lib/contracts/page-models";

export type OrderView =
  | "pay"
  | "choose"
  | "stuck"
  | "checking"
  | "reserved"
  | "action"
  | "approval"
  | "instructions"
  | "paid"
  | "refunded"
  | "partly_refunded"
  | "canceled"
  | "deleted";

/**
 * Which of its views the order page shows. The order speaks first, then its newest payment; a final word is shown only
 * where the state is final.
 */
export function decideOrderView(model: OrderPageModel, isChangingMethod: boolean): OrderView {
  switch (model.status) {
    case "paid":
    case "refunded":
    case "canceled":
    case "deleted":
      return model.status;
    case "partially_refunded":
      return "partly_refunded";
    case "unpaid":
      if (isChangingMethod && model.canChangeMethod) return "choose";
      return viewOfPayment(model);
  }
}

function viewOfPayment(model: OrderPageModel): OrderView {
  const { payment, confirmation } = model;
  switch (payment?.status) {
    case undefined:
    case "created":
    case "failed":
    case "canceled":
      return viewToPay(model);
    case "processing":
    case "capturing":
    case "voiding":
    case "succeeded":
      return "checking";
    case "authorized":
      return confirmation === "automatic" ? "checking" : "reserved";
    case "requires_action":
      if (model.askAgainUrl !== null) return "checking";
      if (isSwitching(model)) return "pay";
      return payment?.nextAction?.type === "approve_on_phone" ? "approval" : "action";
    case "awaiting_funds":
      if (isSwitching(model)) return "pay";
      return payment?.nextAction?.type === "instructions" ? "instructions" : "action";
  }
}

function viewToPay({ canPay, selectedMethod, methods }: OrderPageModel): OrderView {
  if (!canPay || methods.length === 0) return "stuck";
  return selectedMethod ? "pay" : "choose";
}

/** The customer asked for another method while the payment by the first one still rests. */
function isSwitching({ canPay, payment, selectedMethod }: OrderPageModel): boolean {
  return canPay && selectedMethod !== null && selectedMethod.id !== payment?.method.id;
}

import { API_KEY_OPERATIONS } from "./operations/api-keys";
import { BANK_OPERATIONS } from "./operations/bank";
import { EVENT_OPERATIONS } from "./operations/events";
import { LINK_OPERATIONS } from "./operations/links";
import { LIVE_MODE_OPERATIONS } from "./operations/live-mode";
import { MERCHANT_OPERATIONS } from "./operations/merchant";
import type { Operation, OperatorOperation } from "./operations/operation";
import { OPERATOR_OPERATIONS } from "./operations/operator";
import { ORDER_OPERATIONS } from "./operations/orders";
import { PAYMENT_OPERATIONS } from "./operations/payments";
import { PHONE_OPERATIONS } from "./operations/phone";
import { PRODUCT_OPERATIONS } from "./operations/products";
import { REFUND_OPERATIONS } from "./operations/refunds";
import { SESSION_OPERATIONS } from "./operations/sessions";
import { TEST_MODE_OPERATIONS } from "./operations/test-mode";
import { WEBHOOK_OPERATIONS } from "./operations/webhooks";

export type { Operation, OperatorOperation };
export { OPERATOR_OPERATIONS };

/** What a merchant's keys open. */
export const OPERATIONS: readonly Operation[] = [
  ...SESSION_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...REFUND_OPERATIONS,
  ...BANK_OPERATIONS,
  ...PRODUCT_OPERATIONS,
  ...LINK_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...API_KEY_OPERATIONS,
  ...MERCHANT_OPERATIONS,
  ...LIVE_MODE_OPERATIONS,
  ...TEST_MODE_OPERATIONS,
  ...PHONE_OPERATIONS,
];

/** Every operation of the API, the operator's too. `openapi.test.ts` holds them against the tree of routes. */
export const ALL_OPERATIONS: readonly (Operation | OperatorOperation)[] = [
  ...OPERATIONS,
  ...OPERATOR_OPERATIONS,
];

import { EVENT_OPERATIONS } from "./operations/events";
import type { Operation } from "./operations/operation";
import { ORDER_OPERATIONS } from "./operations/orders";
import { PAYMENT_OPERATIONS } from "./operations/payments";
import { PHONE_OPERATIONS } from "./operations/phone";
import { REFUND_OPERATIONS } from "./operations/refunds";
import { SESSION_OPERATIONS } from "./operations/sessions";
import { TEST_MODE_OPERATIONS } from "./operations/test-mode";
import { WEBHOOK_OPERATIONS } from "./operations/webhooks";

export type { Operation };

/** Every operation of the API. `openapi.test.ts` holds them against the tree of routes. */
export const OPERATIONS: readonly Operation[] = [
  ...SESSION_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...REFUND_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...TEST_MODE_OPERATIONS,
  ...PHONE_OPERATIONS,
];

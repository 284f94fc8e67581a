import { paymentSchema } from "../api-objects";
import type { Operation } from "./operation";

/** The customer's part of a phone approval, for a merchant's own tests; `id` is the payment's. */
export const PHONE_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/test/phone/{id}/approve",
    id: "approveOnPhone",
    scope: "test_mode:write",
    summary: "Accept on the customer's phone, in test mode",
    isOpenWhileSuspended: true,
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "post",
    path: "/test/phone/{id}/reject",
    id: "rejectOnPhone",
    scope: "test_mode:write",
    summary: "Reject on the customer's phone, in test mode",
    isOpenWhileSuspended: true,
    status: 200,
    answer: paymentSchema,
  },
];

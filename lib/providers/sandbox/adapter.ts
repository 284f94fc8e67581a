import { type Clock, systemClock } from "@/lib/core/clock";
import { CALL_TIMEOUT_MS, type Provider, type SubmitInput } from "../provider";
import { type BankConnection, callBank, type Fetch } from "./call-bank";
import { parsePaymentAnswer, parseRefundAnswer } from "./parse-answer";
import { parseSandboxEvent } from "./parse-event";
import type { PaymentRequest } from "./wire";

export type SandboxOptions = {
  /** Where the bank listens, without a path, e.g. `http://localhost:4010`. */
  bankUrl: string;
  /** Shared with the bank: the bearer key of our calls and the key that signs its events. */
  secret: string;
  /** Ids of all online payment methods: the sandbox plays every one of them. */
  methods: readonly string[];
  fetch?: Fetch;
  timeoutMs?: number;
  /** For the age of event signatures. */
  clock?: Clock;
};

/** The bank prints no more than this of a description. */
const DESCRIPTION_LENGTH = 500;

/**
 * The adapter to the sandbox bank: HTTP and JSON, test mode only. Every call repeats safely under its payment or refund id
 * and answers `pending` when `timeoutMs` passes, the network fails or the answer cannot be read.
 */
export function createSandboxProvider(options: SandboxOptions): Provider {
  const { bankUrl, secret, methods, fetch = globalThis.fetch } = options;
  const { timeoutMs = CALL_TIMEOUT_MS, clock = systemClock } = options;
  const connection: BankConnection = { bankUrl, secret, fetch, timeoutMs };

  return {
    id: "sandbox",
    methods,
    modes: { test: true, live: false },
    accounts: "none",
    playsFaults: true,
    async submit(input) {
      const answer = await callBank(connection, "/v1/payments", presentRequest(input));
      return parsePaymentAnswer(answer, input.paymentId);
    },
    async capture({ paymentId, amountMinor }) {
      const answer = await callBank(connection, pathOf(paymentId, "/capture"), { amount_minor: amountMinor });
      return parsePaymentAnswer(answer, paymentId);
    },
    async release({ paymentId }) {
      return parsePaymentAnswer(await callBank(connection, pathOf(paymentId, "/release"), {}), paymentId);
    },
    async refund({ paymentId, refundId, refundAmountMinor }) {
      const body = { id: refundId, amount_minor: refundAmountMinor };
      return parseRefundAnswer(await callBank(connection, pathOf(paymentId, "/refunds"), body), refundId);
    },
    async lookup({ paymentId }) {
      return parsePaymentAnswer(await callBank(connection, pathOf(paymentId)), paymentId);
    },
    parseEvent: (rawBody, headers) => parseSandboxEvent(rawBody, headers, { secret, clock }),
  };
}

function pathOf(paymentId: string, verb = ""): string {
  return `/v1/payments/${encodeURIComponent(paymentId)}${verb}`;
}

function presentRequest(input: SubmitInput): PaymentRequest {
  return {
    id: input.paymentId,
    amount_minor: input.amountMinor,
    currency: input.currency,
    method: input.method,
    capture: input.capture,
    token: input.token,
    return_url: input.returnUrl,
    events_url: input.eventsUrl,
    description: input.description.slice(0, DESCRIPTION_LENGTH),
    order_number: input.orderNumber,
    ...(input.fault ? { fault: input.fault } : {}),
  };
}

import type { Clock } from "@/lib/core/clock";
import type { ParsedProviderEvent } from "../provider";
import { parseJson } from "./parse-json";
import { parseRefundReport, parseReport } from "./parse-report";
import { isSignatureValid, SIGNATURE_HEADER } from "./signature";
import { bankEventSchema } from "./wire";

/** Checks the signature before anything is read from the body; never throws, whatever a stranger sends. */
export function parseSandboxEvent(
  rawBody: string,
  headers: Headers,
  options: { secret: string; clock: Clock },
): ParsedProviderEvent {
  if (!isSignatureValid(headers.get(SIGNATURE_HEADER), rawBody, options.secret, options.clock)) {
    return { ok: false, reason: "signature" };
  }
  const parsed = bankEventSchema.safeParse(parseJson(rawBody));
  if (!parsed.success) return { ok: false, reason: "malformed" };
  const { id, payment, refund } = parsed.data;
  return {
    ok: true,
    externalId: id,
    paymentId: payment.id,
    report: refund
      ? { kind: "refund", refundId: refund.id, report: parseRefundReport(refund) }
      : parseReport(payment),
  };
}

import type { Clock } from "@/lib/core/clock";
import type { ParsedProviderEvent } from "../provider";
import { parseJson } from "./parse-json";
import { parseRefundReport, parseReport } from "./parse-report";
import { isSignatureValid, SIGNATURE_HEADER } from "./signature";
import { bankEventSchema, otherEventSchema } from "./wire";

/** Checks the signature before anything is read from the body; never throws, whatever a stranger sends. */
export function parseSandboxEvent(
  rawBody: string,
  headers: Headers,
  options: { secret: string; clock: Clock },
): ParsedProviderEvent {
  if (!isSignatureValid(headers.get(SIGNATURE_HEADER), rawBody, options.secret, options.clock)) {
    return { ok: false, reason: "signature" };
  }
  const body = parseJson(rawBody);
  const parsed = bankEventSchema.safeParse(body);
  if (!parsed.success) return readUnknown(body);
  const { id, payment, refund } = parsed.data;
  return {
    ok: true,
    kind: "report",
    externalId: id,
    paymentId: payment.id,
    report: refund
      ? { kind: "refund", refundId: refund.id, report: parseRefundReport(refund) }
      : parseReport(payment),
  };
}

/** An event that is about no payment is none of ours to follow; one that cannot be read is sent again. */
function readUnknown(body: unknown): ParsedProviderEvent {
  const other = otherEventSchema.safeParse(body);
  if (!other.success) return { ok: false, reason: "malformed" };
  return { ok: true, kind: "unknown", externalId: other.data.id };
}

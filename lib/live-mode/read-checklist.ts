import type { Database, Transaction } from "@/db/client";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { type ChecklistPoint, LIVE_MODE_POINTS, type LiveModePoint } from "@/lib/contracts/live-mode";
import type { MerchantRow } from "@/lib/merchants/queries";
import { judgeBrand } from "./judge-brand";
import { judgeDocuments } from "./judge-documents";
import { judgeOperator } from "./judge-operator";
import { judgePayment } from "./judge-payment";
import { judgePublicAddress } from "./judge-public-address";
import { judgeWebhook } from "./judge-webhook";
import type { Judgement } from "./judgement";

/** Every point of live mode, judged by a merchant's settings and endpoints of one mode as they are now. */
export async function readChecklist(
  ctx: Pick<CheckoutContext, "providers" | "baseUrl">,
  db: Database | Transaction,
  merchant: MerchantRow,
): Promise<ChecklistPoint[]> {
  const judgements: Record<LiveModePoint, Judgement> = {
    brand: judgeBrand(merchant),
    documents: judgeDocuments(merchant),
    payment: judgePayment(ctx, merchant),
    webhook: await judgeWebhook(db, { merchantId: merchant.id, livemode: merchant.livemode }),
    public_address: judgePublicAddress(ctx.baseUrl),
    operator: judgeOperator(merchant),
  };
  return LIVE_MODE_POINTS.map((id) => ({ id, ...judgements[id] }));
}

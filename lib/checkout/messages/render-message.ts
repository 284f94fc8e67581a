import type { Context } from "@/db/context";
import type { MessageKind } from "@/lib/contracts/messages";
import type { MessageRow } from "@/lib/outbox/queries";
import { draftApprovalRequest } from "./draft-approval-request";
import { draftConfirmationWarning } from "./draft-confirmation-warning";
import { draftEndpointDisabled } from "./draft-endpoint-disabled";
import { draftOrderPaid } from "./draft-order-paid";
import { draftOrderReminder } from "./draft-order-reminder";
import { draftRefundRequestRefused } from "./draft-refund-request-refused";
import { draftRefundSucceeded } from "./draft-refund-succeeded";
import { draftSignIn } from "./draft-sign-in";
import { draftTransferInstructions } from "./draft-transfer-instructions";
import { type Draft, formOf, type RenderedMessage } from "./rendered-message";

const DRAFTS: Record<MessageKind, (ctx: Context, message: MessageRow) => Promise<Draft>> = {
  confirmation_expiring: draftConfirmationWarning,
  approval_requested: draftApprovalRequest,
  webhook_endpoint_disabled: draftEndpointDisabled,
  order_reminder: draftOrderReminder,
  transfer_instructions: draftTransferInstructions,
  order_paid: draftOrderPaid,
  refund_succeeded: draftRefundSucceeded,
  refund_request_refused: draftRefundRequestRefused,
  sign_in: draftSignIn,
};

/**
 * Makes the words of a message from what it is about, as that is now. Links are derived here and are written down
 * nowhere: whoever shows the result to anybody but its recipient gives the link away.
 */
export async function renderMessage(ctx: Context, message: MessageRow): Promise<RenderedMessage> {
  return formOf(message.channel, await DRAFTS[message.kind](ctx, message));
}

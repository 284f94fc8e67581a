import { answerConfirmLink } from "@/lib/confirmations/answer-confirm-link";
import { confirmAddress, parseConfirmAnswer } from "@/lib/http/confirm-answer";
import { customerForm } from "@/lib/http/customer-route";

export const POST = customerForm(
  "cl",
  async ({ ctx, id, secret, form }) => {
    const { status } = await answerConfirmLink(ctx, id, parseConfirmAnswer(form));
    return { body: { status }, location: confirmAddress(secret) };
  },
  (refusal, secret) => confirmAddress(secret, refusal),
);

import { customerForm } from "@/lib/http/customer-route";
import { phoneAddress } from "@/lib/http/phone-address";
import { parsePhoneAnswer } from "@/lib/http/phone-answer";
import { answerOnPhone } from "@/lib/phones/answer-on-phone";

export const POST = customerForm(
  "phone",
  async ({ ctx, id, secret, form }) => {
    const answer = parsePhoneAnswer(form);
    const { status } = await answerOnPhone(ctx, { phoneId: id, answer: "reject", ...answer });
    return { body: { status }, location: phoneAddress(secret, answer.locale) };
  },
  (refusal, secret) => phoneAddress(secret, null, refusal),
);

import { parseInput } from "@/lib/contracts/parse";
import { pushSubscriptionSchema } from "@/lib/contracts/push-subscription";
import { customerForm } from "@/lib/http/customer-route";
import { phoneAddress } from "@/lib/http/phone-address";
import { addPushSubscription } from "@/lib/phones/add-push-subscription";

export const POST = customerForm(
  "phone",
  async ({ ctx, id, secret, form }) => {
    await addPushSubscription(ctx, id, parseInput(pushSubscriptionSchema, Object.fromEntries(form)));
    return { body: { ok: true }, location: phoneAddress(secret, null) };
  },
  (refusal, secret) => phoneAddress(secret, null, refusal),
);

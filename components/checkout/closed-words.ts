import type { ClosedPageModel } from "@/lib/contracts/page-models";
import { fill } from "./messages/fill";
import { messagesOf } from "./messages/messages-of";

/** Why a page is closed, in the customer's language. */
export function closedWords({ reason, locale, merchant }: ClosedPageModel): { title: string; body: string } {
  const { closed } = messagesOf(locale);
  const filled = (body: string) => fill(body, { merchant: merchant.name, email: merchant.supportEmail });
  switch (reason) {
    case "expired":
      return { title: closed.expiredTitle, body: filled(closed.expiredBody) };
    case "canceled":
      return { title: closed.canceledTitle, body: closed.canceledBody };
    case "shop_closed":
      return { title: closed.shopClosedTitle, body: filled(closed.shopClosedBody) };
    case "link_used_up":
      return { title: closed.linkUsedUpTitle, body: filled(closed.linkUsedUpBody) };
  }
}

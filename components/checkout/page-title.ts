import type { CartPageModel, ClosedPageModel, OrderPageModel } from "@/lib/contracts/page-models";
import { closedWords } from "./closed-words";
import { messagesOf } from "./messages/messages-of";
import { decideOrderView } from "./order/decide-order-view";
import { headingOf } from "./order/heading-of";

/** The document's title: the state of the page first, since that is what a row of tabs shows of it. */
export function pageTitle(model: CartPageModel | OrderPageModel | ClosedPageModel): string {
  return `${stateOf(model)} · ${model.merchant.name}`;
}

function stateOf(model: CartPageModel | OrderPageModel | ClosedPageModel): string {
  const messages = messagesOf(model.locale);
  switch (model.kind) {
    case "cart":
      return messages.page.checkoutTitle;
    case "order":
      return headingOf(decideOrderView(model, false), model, messages).title;
    case "closed":
      return closedWords(model).title;
  }
}

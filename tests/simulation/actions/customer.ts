import { placeOrderSchema } from "@/lib/contracts/customer";
import { isLivePayment } from "@/lib/contracts/statuses";
import { transact } from "@/lib/events/transact";
import type { PaymentRow } from "@/lib/payments/queries";
import { submitPayment } from "@/lib/payments/submit-payment";
import { TEST_CARDS } from "@/lib/providers/sandbox/test-cards";
import { placeOrder } from "@/lib/sessions/place-order";
import { listSessionItems } from "@/lib/sessions/queries";
import { updateCart } from "@/lib/sessions/update-cart";
import { DECISIONS } from "@/sandbox/bank/decide-bank-payment";
import { act } from "../act";
import type { Choice } from "../choice";
import type { History } from "../history";
import { anyOrder, anySession } from "../look";

export async function changeCart(history: History): Promise<void> {
  const { ctx, choice, db } = history;
  const session = await anySession(history);
  if (!session) return;
  const item = choice.pickAny(await listSessionItems(db, session));
  if (!item) return;
  const quantity = choice.between(0, 6);
  await act(history, `the customer asks for ${quantity} × ${item.name}`, async () => {
    const quantities = [{ item: item.id, quantity }];
    await transact(ctx, (inside) => updateCart(inside, session, { quantities }));
    return null;
  });
}

export async function pressContinue(history: History): Promise<void> {
  const { ctx, choice } = history;
  const sessionId = await anySession(history);
  if (!sessionId) return;
  const method = choice.pick(["card", "card", "bank_transfer", "paypal"]);
  const form = placeOrderSchema.parse({ ...FORM, payment_method: method });
  const orderIds = new Set<string>();
  for (let press = choice.between(1, 3); press > 0; press -= 1) {
    await act(history, `the customer presses Continue with ${method}`, async () => {
      const placed = await transact(ctx, (inside) => placeOrder(inside, { sessionId, form, locale: "en" }));
      orderIds.add(placed.order.id);
      return `${placed.order.id}, ${placed.isNew ? "new" : "known"}`;
    });
  }
  if (orderIds.size > 1) history.broken.push(`Continue placed ${orderIds.size} orders for ${sessionId}`);
}

const FORM = {
  email: "ada@customer.example",
  name: "Ada Customer",
  country: "DE",
  is_company: false,
  company_name: "",
  tax_id: "",
  consent_terms: true,
  consent_personal_data: true,
};

/** Pays, perhaps by pressing the button twice. */
export async function pay(history: History): Promise<void> {
  const { ctx, choice } = history;
  const order = await anyOrder(history);
  if (!order) return;
  const chosen = choosePayment(choice);
  const { interludes } = history;
  let first: PaymentRow | null = null;
  for (let press = choice.between(1, 2); press > 0; press -= 1) {
    await act(history, `the customer pays ${order.id} by ${chosen.token ?? chosen.method}`, async () => {
      const payment = await submitPayment(ctx, { orderId: order.id, ...chosen, actor: "customer" });
      const mustRepeat = first && isLivePayment(first.status) && interludes === history.interludes;
      if (mustRepeat && first?.id !== payment.id) {
        history.broken.push(`pressed twice, ${order.id} was answered ${first?.id} and then ${payment.id}`);
      }
      first = payment;
      return `${payment.id} is ${payment.status}`;
    });
  }
}

function choosePayment(choice: Choice): { method: string; token: string | null } {
  // The last one is not offered in Germany.
  const method = choice.pick([
    ...(["card", "card", "card", "paypal", "phone", "phone", "klarna"] as const),
    ...(["bank_transfer", "blik"] as const),
  ]);
  if (method !== "card") return { method, token: null };
  const card = choice.chance(0.3) ? GOOD_CARD : choice.pickAny(TEST_CARDS);
  return { method, token: card?.token ?? null };
}

const GOOD_CARD = TEST_CARDS.find(({ outcome }) => outcome === "succeeds");

/** At the bank, on a page that may have been open for days. */
export async function decideAtBank(history: History): Promise<void> {
  const { bank, choice } = history;
  const paymentId = choice.chance(0.7)
    ? ([...bank.submitted].at(-1) ?? null)
    : choice.pickAny([...bank.submitted]);
  if (!paymentId) return;
  const decision = choice.pick([...DECISIONS, "approve"]);
  await act(history, `the customer says “${decision}” to ${paymentId} at the bank`, async () =>
    (await bank.decide(paymentId, decision)) ? "taken" : "nothing to decide",
  );
}

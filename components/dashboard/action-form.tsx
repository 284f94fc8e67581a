import type { OfferedAction, SeatModel } from "@/lib/contracts/dashboard-models";
import { type Currency, formatMoney } from "@/lib/core/money";
import { ACTION_WORDS } from "./action-words";
import { pathOf } from "./path-of";

export type Typed = { amount: string | null; answer: string | null; reference: string | null };

type Props = {
  seat: SeatModel;
  order: { id: string; currency: Currency };
  offered: OfferedAction;
  formKey: string;
  isPartRefundable: boolean;
  /** What was typed into this form and refused. */
  typed: Typed | null;
};

/** One thing to do, in words before its button. Closed until it is opened, so that no button is pressed by mistake. */
export function ActionForm({ seat, order, offered, formKey, isPartRefundable, typed }: Props) {
  const { action, about } = offered;
  const amount = formatMoney(offered.amount, order.currency, "en");
  const words = ACTION_WORDS[action];
  return (
    <details className="card" open={typed !== null}>
      <summary>{words.title}</summary>
      <form
        method="post"
        action={`/api${pathOf(seat, `/orders/${order.id}/${action}`)}`}
        className="stack"
        aria-label={words.title}
      >
        <p>{words.before(amount)}</p>
        <input type="hidden" name="key" value={`${formKey}${action}${about ?? ""}`.replaceAll(/[-_]/g, "")} />
        {about !== null && <input type="hidden" name="about" value={about} />}
        {action === "refund" && (
          <RefundFields
            amount={amount}
            order={order}
            isPartRefundable={isPartRefundable}
            typed={typed?.amount ?? null}
          />
        )}
        {action === "refuse-request" && (
          <>
            <label htmlFor={`answer-${about}`}>Your answer</label>
            <input
              id={`answer-${about}`}
              name="answer"
              required
              maxLength={500}
              defaultValue={typed?.answer ?? ""}
            />
          </>
        )}
        {action === "mark-refund-paid" && (
          <>
            <label htmlFor={`reference-${about}`}>What your bank calls the transfer (if you like)</label>
            <input
              id={`reference-${about}`}
              name="reference"
              maxLength={200}
              defaultValue={typed?.reference ?? ""}
            />
          </>
        )}
        <button type="submit" className="primary">
          {words.button(amount)}
        </button>
      </form>
    </details>
  );
}

type RefundProps = Pick<Props, "order" | "isPartRefundable"> & { amount: string; typed: string | null };

function RefundFields({ amount, order, isPartRefundable, typed }: RefundProps) {
  if (!isPartRefundable) return <input type="hidden" name="part" value="all" />;
  return (
    <fieldset className="stack">
      <legend className="unseen">How much</legend>
      <label className="choice">
        <input type="radio" name="part" value="all" defaultChecked={typed === null} /> All that is left:{" "}
        {amount}
      </label>
      <label className="choice">
        <input type="radio" name="part" value="amount" defaultChecked={typed !== null} /> An amount
      </label>
      <label htmlFor="amount">Amount in {order.currency}</label>
      <input
        id="amount"
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        defaultValue={typed ?? ""}
      />
    </fieldset>
  );
}

import { buttonClasses } from "@/components/ui/button-classes";
import type { PhonePageModel, PhoneRequest } from "@/lib/contracts/phone-page-model";
import { formatMoney } from "@/lib/core/money";
import { Countdown } from "../approval/countdown";
import { MatchingNumber } from "../approval/matching-number";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { Receipt } from "../receipt/receipt";
import { ReceiptLine } from "../receipt/receipt-line";
import { AnswerForm } from "./answer-form";
import { DocumentLinks } from "./document-links";

type Props = {
  model: PhonePageModel;
  request: PhoneRequest;
  messages: Messages;
  /** Whether other requests wait too, so that each says its own question. */
  isSeveral: boolean;
};

const MOST_UNFOLDED_LINES = 3;

/** One request: the number to compare, what is paid for, what is agreed to, and the two answers. */
export function RequestCard({ model, request, messages, isSeveral }: Props) {
  const { phone, order, summary, approval } = messages;
  const { locale, merchant } = model;
  const amount = formatMoney(request.amount, request.currency, locale);
  const form = { secret: model.secret, paymentId: request.paymentId, locale };
  return (
    <section className="grid gap-6" aria-label={fill(order.number, { number: request.orderNumber })}>
      {isSeveral && (
        <h2 className="text-xl font-semibold">
          {fill(phone.askedTitle, { amount, merchant: merchant.name })}
        </h2>
      )}
      <MatchingNumber label={phone.compare} number={request.matchingNumber}>
        <p>{phone.compareBody}</p>
        <Countdown
          secondsLeft={request.secondsLeft}
          texts={{ timeLeft: approval.timeLeft, timeUp: approval.timeUp }}
        />
      </MatchingNumber>
      <Receipt
        title={fill(order.number, { number: request.orderNumber })}
        headingLevel="h2"
        totalLabel={summary.total}
        total={amount}
        isOpen={request.lines.length <= MOST_UNFOLDED_LINES}
      >
        <ul className="rows">
          {request.lines.map((line) => (
            <ReceiptLine
              key={line.id}
              {...{ line, locale }}
              currency={request.currency}
              eachLabel={summary.each}
            />
          ))}
        </ul>
      </Receipt>
      <DocumentLinks merchant={merchant} words={phone} />
      <div className="grid gap-3">
        <AnswerForm {...form} answer="approve">
          <button type="submit" className={buttonClasses("primary")}>
            {fill(phone.accept, { amount })}
          </button>
        </AnswerForm>
        <AnswerForm {...form} answer="reject">
          <button type="submit" className={`${buttonClasses("secondary")} min-h-14 w-full text-lg`}>
            {phone.reject}
          </button>
        </AnswerForm>
      </div>
    </section>
  );
}

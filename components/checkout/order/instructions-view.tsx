import type { OrderPageModel, PageNextAction, PagePayment } from "@/lib/contracts/page-models";
import { formatMoney, toDecimalString } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { durationOfMethod } from "../methods/method-words";
import { ChangeMethodLink } from "./change-method-link";
import { CheckAgain } from "./check-again";
import { CopyButton } from "./copy-button";

type Instructions = Extract<PageNextAction, { type: "instructions" }>;
type Props = {
  model: OrderPageModel;
  payment: PagePayment;
  instructions: Instructions;
  messages: Messages;
};

export function InstructionsView({ model, payment, instructions, messages }: Props) {
  const words = messages.instructions;
  const { locale, currency } = model;
  const time = durationOfMethod(payment.method, messages, locale);
  return (
    <>
      <dl className="rows rounded-lg border border-line bg-surface">
        <Detail
          label={words.amount}
          value={formatMoney(instructions.amount, currency, locale)}
          copied={toDecimalString(instructions.amount, currency)}
          words={words}
        />
        <Detail label={words.holder} value={instructions.holder} words={words} />
        <Detail
          label={words.iban}
          value={inFours(instructions.iban)}
          copied={instructions.iban}
          words={words}
        />
        {instructions.bic && <Detail label={words.bic} value={instructions.bic} words={words} />}
        {instructions.bank && <Detail label={words.bank} value={instructions.bank} words={words} />}
        <Detail
          label={words.reference}
          value={inFours(instructions.reference)}
          copied={instructions.reference}
          note={words.referenceNote}
          words={words}
        />
      </dl>
      {instructions.qr && <QrCode qr={instructions.qr} caption={words.qrCaption} />}
      <div className="grid max-w-prose gap-2">
        <p>{fill(words.arrival, { time })}</p>
        <p>{words.keepAddress}</p>
      </div>
      <CheckAgain secret={model.secret} label={messages.order.checkAgain} reloadsItself={false} />
      <ChangeMethodLink model={model} label={messages.order.changeMethod} />
    </>
  );
}

type DetailProps = {
  label: string;
  value: string;
  /** What is copied, where a bank's form wants it without spaces. */
  copied?: string;
  note?: string;
  words: Messages["instructions"];
};

function Detail({ label, value, copied = value, note, words }: DetailProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 py-2 ps-4 pe-2">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="col-start-1 min-w-0 text-lg wrap-anywhere figures">
        <bdi>{value}</bdi>
        {note && <span className="block text-sm text-muted">{note}</span>}
      </dd>
      <dd className="col-start-2 row-span-2 row-start-1">
        <CopyButton value={copied} texts={{ ...words, name: fill(words.copyOf, { label }) }} />
      </dd>
    </div>
  );
}

/** Black on white in every theme: that is what cameras read. */
function QrCode({ qr, caption }: { qr: { size: number; path: string }; caption: string }) {
  return (
    <figure className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="176"
        height="176"
        role="img"
        aria-label={caption}
        shapeRendering="crispEdges"
        className="shrink-0 rounded-lg border border-line bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <figcaption className="min-w-40 flex-1 text-sm text-muted">{caption}</figcaption>
    </figure>
  );
}

function inFours(text: string): string {
  return text.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

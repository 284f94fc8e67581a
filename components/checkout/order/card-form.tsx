"use client";

import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { systemClock } from "@/lib/core/clock";
import { latinDigits } from "@/lib/core/latin-digits";
import type { TestCard } from "@/lib/providers/sandbox/test-cards";
import {
  type CardErrors,
  type CardInput as TypedCard,
  tokeniseCard,
} from "@/lib/providers/sandbox/tokenise-card";
import type { ParentPage } from "../embed/tell-parent";
import type { Messages } from "../messages/en";
import { CardInput } from "./card-input";
import { groupCardNumber, groupExpiry } from "./format-card";
import { PayButton } from "./pay-button";
import { TestCardList } from "./test-card-list";
import { useSubmitPayment } from "./use-submit-payment";

type Props = {
  secret: string;
  methodId: string;
  label: string;
  livemode: boolean;
  /** A code from a post without scripts. */
  firstError: string | null;
  errorTexts: Record<string, string>;
  texts: Messages["card"] & { working: string; unreachable: string; outcomes: Record<string, string> };
  parent: ParentPage;
  /** What stands in for the fields where there are no scripts. */
  children: ReactNode;
};

/** In the order of the form, so that the first wrong one is the first that is met. */
const FIELDS = ["number", "expiry", "cvc"] as const satisfies readonly (keyof TypedCard)[];
type CardField = (typeof FIELDS)[number];

/** A month that stays in the future for as long as anyone tests with it. */
const TEST_EXPIRY = "12/40";

/** The card's number becomes a token here and goes no further; only the token is posted. */
export function CardForm(props: Props) {
  const { secret, methodId, label, livemode, errorTexts, texts, parent } = props;
  const inputs = {
    number: useRef<HTMLInputElement>(null),
    expiry: useRef<HTMLInputElement>(null),
    cvc: useRef<HTMLInputElement>(null),
  };
  const [wrong, setWrong] = useState<CardErrors>({});
  const { submit, outcome, isBusy } = useSubmitPayment(secret, parent);

  const wordsOf = (code: string) => errorTexts[code] ?? errorTexts.unknown ?? code;
  const errorOf = (field: CardField) => wrong[field] && wordsOf(wrong[field]);
  const read = (field: CardField) => inputs[field].current?.value ?? "";

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const card = tokeniseCard(
      { number: read("number"), expiry: read("expiry"), cvc: read("cvc") },
      systemClock,
    );
    setWrong(card.ok ? {} : card.errors);
    if (!card.ok) {
      const first = FIELDS.find((field) => card.errors[field]);
      return first && inputs[first].current?.focus();
    }
    return submit(new URLSearchParams({ payment_method: methodId, token: card.token }));
  };

  const choose = (card: TestCard) => {
    const values = { number: card.display, expiry: TEST_EXPIRY, cvc: card.brand === "amex" ? "1234" : "123" };
    for (const field of FIELDS) {
      const input = inputs[field].current;
      if (input) input.value = values[field];
    }
    setWrong({});
    inputs.number.current?.focus();
  };

  const refusedCode = outcome.kind === "refused" ? outcome.code : props.firstError;
  const problem = outcome.kind === "unknown" ? texts.unreachable : refusedCode && wordsOf(refusedCode);
  const fieldOf = (field: CardField) => ({
    inputRef: inputs[field],
    error: errorOf(field),
    onType: () => wrong[field] && setWrong({ ...wrong, [field]: undefined }),
  });
  const autoComplete = (token: string) => (livemode ? token : "off");
  return (
    <form
      method="post"
      action={`/api/checkout/${secret}/pay`}
      noValidate
      onSubmit={onSubmit}
      className="grid gap-4"
    >
      <input type="hidden" name="payment_method" value={methodId} />
      <div className={`needs-scripts gives-way grid gap-4 ${props.firstError ? "at-once" : ""}`}>
        {!livemode && <TestCardList title={texts.testCards} outcomes={texts.outcomes} onChoose={choose} />}
        <CardInput
          id="card_number"
          label={texts.number}
          autoComplete={autoComplete("cc-number")}
          format={groupCardNumber}
          {...fieldOf("number")}
        />
        <div className="grid grid-cols-2 gap-4 max-[24rem]:grid-cols-1">
          <CardInput
            id="card_expiry"
            label={texts.expiry}
            hint={texts.expiryHint}
            autoComplete={autoComplete("cc-exp")}
            format={groupExpiry}
            {...fieldOf("expiry")}
          />
          <CardInput
            id="card_cvc"
            label={texts.cvc}
            autoComplete={autoComplete("cc-csc")}
            format={(typed) => latinDigits(typed).replace(/\D/g, "").slice(0, 4)}
            {...fieldOf("cvc")}
          />
        </div>
        {/* Read out at once; each stands beside its field too. */}
        <p role="alert" className="sr-only">
          {FIELDS.map(errorOf).filter(Boolean).join(" ")}
        </p>
        <p className="text-sm text-muted">{texts.staysHere}</p>
      </div>
      {props.children}
      <PayButton label={label} working={texts.working} isBusy={isBusy} problem={problem} />
    </form>
  );
}

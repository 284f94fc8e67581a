"use client";

import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { systemClock } from "@/lib/core/clock";
import type { TestCard } from "@/lib/providers/sandbox/test-cards";
import { tokeniseCard } from "@/lib/providers/sandbox/tokenise-card";
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

type CardField = "number" | "expiry" | "cvc";

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
  const [wrong, setWrong] = useState<{ field: CardField; code: string } | null>(null);
  const { submit, outcome, isBusy } = useSubmitPayment(secret, parent);

  const wordsOf = (code: string) => errorTexts[code] ?? errorTexts.unknown ?? code;
  const errorOf = (field: CardField) => (wrong?.field === field ? wordsOf(wrong.code) : null);
  const read = (field: CardField) => inputs[field].current?.value ?? "";

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const card = tokeniseCard(
      { number: read("number"), expiry: read("expiry"), cvc: read("cvc") },
      systemClock,
    );
    if (!card.ok) {
      setWrong(card);
      return inputs[card.field].current?.focus();
    }
    setWrong(null);
    return submit(new URLSearchParams({ payment_method: methodId, token: card.token }));
  };

  const choose = (card: TestCard) => {
    const values = { number: card.display, expiry: TEST_EXPIRY, cvc: card.brand === "amex" ? "1234" : "123" };
    for (const field of ["number", "expiry", "cvc"] as const) {
      const input = inputs[field].current;
      if (input) input.value = values[field];
    }
    setWrong(null);
    inputs.number.current?.focus();
  };

  const refusedCode = outcome.kind === "refused" ? outcome.code : props.firstError;
  const problem = outcome.kind === "unknown" ? texts.unreachable : refusedCode && wordsOf(refusedCode);
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
      <div className="needs-scripts grid gap-4">
        {!livemode && <TestCardList title={texts.testCards} outcomes={texts.outcomes} onChoose={choose} />}
        <CardInput
          id="card_number"
          label={texts.number}
          autoComplete={autoComplete("cc-number")}
          inputRef={inputs.number}
          format={groupCardNumber}
          error={errorOf("number")}
        />
        <div className="grid grid-cols-2 gap-4">
          <CardInput
            id="card_expiry"
            label={texts.expiry}
            hint={texts.expiryHint}
            autoComplete={autoComplete("cc-exp")}
            inputRef={inputs.expiry}
            format={groupExpiry}
            error={errorOf("expiry")}
          />
          <CardInput
            id="card_cvc"
            label={texts.cvc}
            autoComplete={autoComplete("cc-csc")}
            inputRef={inputs.cvc}
            format={(typed) => typed.replace(/\D/g, "").slice(0, 4)}
            error={errorOf("cvc")}
          />
        </div>
        <p className="text-sm text-muted">{texts.staysHere}</p>
      </div>
      {props.children}
      <PayButton label={label} working={texts.working} isBusy={isBusy} problem={problem} />
    </form>
  );
}

"use client";

import type { SubmitEvent } from "react";
import type { ParentPage } from "../embed/tell-parent";
import { formBody } from "../forms/form-body";
import { PayButton } from "./pay-button";
import { useSubmitPayment } from "./use-submit-payment";

type Props = {
  secret: string;
  methodId: string;
  label: string;
  errorTexts: Record<string, string>;
  texts: { working: string; unreachable: string };
  parent: ParentPage;
};

/** One button for a method that needs nothing more from the customer here. */
export function PayForm({ secret, methodId, label, errorTexts, texts, parent }: Props) {
  const { submit, outcome, isBusy } = useSubmitPayment(secret, parent);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    return submit(formBody(event.currentTarget));
  };
  const problems = {
    none: null,
    refused: outcome.kind === "refused" ? (errorTexts[outcome.code] ?? errorTexts.unknown ?? null) : null,
    unknown: texts.unreachable,
  };
  return (
    <form method="post" action={`/api/checkout/${secret}/pay`} onSubmit={onSubmit}>
      <input type="hidden" name="payment_method" value={methodId} />
      <PayButton label={label} working={texts.working} isBusy={isBusy} problem={problems[outcome.kind]} />
    </form>
  );
}

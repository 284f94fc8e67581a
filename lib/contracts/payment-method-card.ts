/** A payment method as the page shows it. Names and keys come from the catalogue in `lib/payments/methods`. */
export type PaymentMethodCard = {
  id: string;
  name: string;
  /** Set where the name is a common noun, which the page translates. */
  messageKey: string | null;
  kind: string;
  availability: "online" | "offline";
  /** What happens next, as a key the page has words for. */
  nextStep: string;
  confirmationTime: { unit: "seconds" | "minutes" | "hours" | "days"; min: number; max: number };
};

/** The three groups of the page, in its order. */
export type MethodGroup = "suggested" | "online" | "offline";

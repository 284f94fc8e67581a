"use client";

import { type ReactNode, type SubmitEvent, useCallback, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { FieldErrors } from "@/lib/contracts/page-models";
import { type ParentPage, tellParent } from "../embed/parent-page";
import { formBody } from "../forms/form-body";
import { postForm } from "../forms/post-form";
import { rememberPaying } from "../forms/visit";
import { CartContext } from "./cart-context";
import { CART_FIELDS, type CartFieldName, type CartValues } from "./cart-values";
import { useCartChanges } from "./use-cart-changes";
import { useKeptDraft } from "./use-kept-draft";
import { validateCart } from "./validate-cart";

type Props = {
  secret: string;
  initialErrors: FieldErrors;
  /** Words by error code. */
  errorTexts: Record<string, string>;
  parent: ParentPage;
  children: ReactNode;
};

type OrderAnswer = { next: string; order_id: string };

/**
 * The whole cart page is one form that works by itself; this makes it live. No default values are given to
 * react-hook-form: the document has them, and what was typed before the scripts came stays.
 */
export function CartForm({ secret, initialErrors, errorTexts, parent, children }: Props) {
  const actions = `/api/checkout/${secret}`;
  const element = useRef<HTMLFormElement>(null);
  const [firstErrors] = useState(() => sortErrors(initialErrors));
  const form = useForm<CartValues>({ resolver: validateCart, errors: firstErrors.fields });
  const cart = useCartChanges(`${actions}/cart`, element, firstErrors.quantities);
  const [isPlacing, setPlacing] = useState(false);
  const [problem, setProblem] = useState<"changed" | "unreachable" | null>(null);

  const saveDraft = useCallback(
    async () => element.current && postForm(`${actions}/cart`, formBody(element.current)),
    [actions],
  );
  useKeptDraft(saveDraft);

  const refuse = (errors: { pointer: string; code: string }[]) => {
    const codes = Object.fromEntries(errors.map(({ pointer, code }) => [pointer.slice(1).replace("/", "."), code]));
    const { fields, quantities } = sortErrors(codes);
    cart.setQuantityErrors(quantities);
    const wrong = CART_FIELDS.filter((name) => fields[name]);
    wrong.forEach((name, index) => {
      form.setError(name, { ...fields[name] }, { shouldFocus: index === 0 });
    });
    if (wrong.length === 0 && Object.keys(quantities).length === 0) setProblem("unreachable");
  };

  const placeOrder = async () => {
    if (isPlacing || !element.current) return;
    setProblem(null);
    // The button names an amount: it is never another one that is ordered.
    if (cart.isChanged || cart.isSaving) {
      await cart.saveCart({ name: "intent", value: "update" });
      return setProblem("changed");
    }
    setPlacing(true);
    const answer = await postForm<OrderAnswer>(`${actions}/order`, formBody(element.current));
    if (answer.kind === "stale") return window.location.reload();
    if (answer.kind === "done") return leave(answer.body);
    setPlacing(false);
    if (answer.kind === "invalid") return refuse(answer.errors);
    setProblem("unreachable");
    tellParent(parent, "error", { code: "unreachable" });
  };

  const leave = ({ next, order_id }: OrderAnswer) => {
    tellParent(parent, "order.created", { order_id });
    rememberPaying(parent.sessionId);
    window.location.assign(next);
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = event.nativeEvent.submitter;
    if (pressed instanceof HTMLButtonElement && pressed.hasAttribute("formaction")) {
      return cart.saveCart(pressed);
    }
    return form.handleSubmit(placeOrder)(event);
  };

  const shared = {
    isBusy: isPlacing || cart.isSaving,
    isPlacing,
    problem: cart.hasFailed ? ("cart" as const) : problem,
    wordsOf: (code: string) => errorTexts[code] ?? errorTexts.unknown ?? code,
    quantityErrors: cart.quantityErrors,
    changeCart: cart.changeCart,
  };
  return (
    <FormProvider {...form}>
      <CartContext value={shared}>
        <form ref={element} method="post" action={`${actions}/order`} noValidate onSubmit={onSubmit}>
          {/* Return in a field presses the first button of a form: this one, and not one that changes the cart. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
          {children}
        </form>
      </CartContext>
    </FormProvider>
  );
}

type SortedErrors = {
  fields: Partial<Record<CartFieldName, { type: string; message: string }>>;
  quantities: Record<string, string>;
};

/** Codes by field name, and by line for what is named `quantities.<line id>`. */
function sortErrors(codes: Partial<Record<string, string>>): SortedErrors {
  const sorted: SortedErrors = { fields: {}, quantities: {} };
  for (const [name, code = "unknown"] of Object.entries(codes)) {
    const field = CART_FIELDS.find((each) => each === name);
    if (field) sorted.fields[field] = { type: "server", message: code };
    if (name.startsWith("quantities.")) sorted.quantities[name.slice("quantities.".length)] = code;
  }
  return sorted;
}

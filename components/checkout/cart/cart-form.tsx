"use client";

import { type ChangeEvent, type ReactNode, type SubmitEvent, useCallback, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { FieldErrors } from "@/lib/contracts/page-models";
import { must } from "@/lib/core/invariant";
import { type ParentPage, tellParent } from "../embed/tell-parent";
import { formBody } from "../forms/form-body";
import { postForm } from "../forms/post-form";
import { rememberPaying } from "../forms/visit";
import { CartContext } from "./cart-context";
import { CART_FIELDS, type CartFieldName, type CartValues } from "./cart-values";
import { readCart } from "./read-cart";
import { dropTyped } from "./typed-values";
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
 * The whole cart page is one form that works by itself; this makes it live. The document holds the values, not
 * react-hook-form: what was typed before the scripts came stays.
 */
export function CartForm({ secret, initialErrors, errorTexts, parent, children }: Props) {
  const actions = `/api/checkout/${secret}`;
  const element = useRef<HTMLFormElement>(null);
  const [firstErrors] = useState(() => sortErrors(initialErrors));
  const form = useForm<CartValues>({
    errors: firstErrors.fields,
    shouldFocusError: false,
    resolver: async () => {
      const values = readCart(must(element.current, "the form"));
      const errors = await validateCart(values);
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });
  const cart = useCartChanges(`${actions}/cart`, element, firstErrors.quantities);
  const [isPlacing, setPlacing] = useState(false);
  const isSent = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);

  const isDone = useCallback(() => isSent.current, []);
  useKeptDraft({
    form: element,
    url: `${actions}/cart`,
    sessionId: parent.sessionId,
    isDone,
    save: cart.saveDraft,
  });

  const refuse = (errors: { pointer: string; code: string }[]) => {
    const { fields, quantities } = sortErrors(
      Object.fromEntries(errors.map(({ pointer, code }) => [pointer.slice(1).replace("/", "."), code])),
    );
    for (const name of CART_FIELDS) {
      const error = fields[name];
      if (error) form.setError(name, error);
    }
    cart.setQuantityErrors(quantities);
    focusFirst(fields);
    const isNamed = Object.keys(fields).length + Object.keys(quantities).length > 0;
    setProblem(isNamed ? null : (errors[0]?.code ?? "unknown"));
  };

  const placeOrder = async () => {
    if (isSent.current || !element.current) return;
    setProblem(null);
    // The button names an amount: it is never another one that is ordered.
    if (cart.isChanged()) {
      const isSaved = await cart.saveCart({ name: "intent", value: "update" });
      return setProblem(isSaved ? "changed" : null);
    }
    isSent.current = true;
    setPlacing(true);
    // A draft that comes after the order would be refused.
    await cart.settle();
    const answer = await postForm<OrderAnswer>(`${actions}/order`, formBody(element.current));
    if (answer.kind === "stale") return window.location.reload();
    if (answer.kind === "done") return leave(answer.body);
    isSent.current = false;
    setPlacing(false);
    if (answer.kind === "invalid") return refuse(answer.errors);
    setProblem("unreachable");
    tellParent(parent, "error", { code: "unreachable" });
  };

  const leave = ({ next, order_id }: OrderAnswer) => {
    tellParent(parent, "order.created", { order_id });
    dropTyped(parent.sessionId);
    rememberPaying(parent.sessionId);
    window.location.assign(next);
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = event.nativeEvent.submitter;
    if (pressed instanceof HTMLButtonElement && pressed.hasAttribute("formaction")) {
      return cart.saveCart(pressed);
    }
    return form.handleSubmit(placeOrder, focusFirst)(event);
  };

  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) => {
    if (target.name === "payment_method") form.clearErrors("payment_method");
  };

  const shared = {
    isBusy: isPlacing || cart.isSaving,
    isPlacing,
    problem: cart.hasFailed ? "cart" : problem,
    wordsOf: (code: string) => errorTexts[code] ?? errorTexts.unknown ?? code,
    firstWrong: CART_FIELDS.find((name) => firstErrors.fields[name]),
    quantityErrors: cart.quantityErrors,
    changeCart: cart.changeCart,
  };
  return (
    <FormProvider {...form}>
      <CartContext value={shared}>
        <form
          ref={element}
          method="post"
          action={`${actions}/order`}
          noValidate
          onSubmit={onSubmit}
          onChange={onChange}
        >
          {/* Return in a field presses the first button of a form: this one, and not one that changes the cart. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
          {children}
        </form>
      </CartContext>
    </FormProvider>
  );
}

/** The fields' ids are their names. */
function focusFirst(wrong: Partial<Record<CartFieldName, unknown>>): void {
  const first = CART_FIELDS.find((name) => wrong[name]);
  if (first) document.getElementById(first)?.focus();
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

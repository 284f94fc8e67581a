"use client";

import { useRef } from "react";
import { useCart } from "./cart-context";
import { FieldError } from "./field-error";

type Props = {
  lineId: string;
  quantity: number;
  bounds: { min: number; max: number };
  texts: { label: string; less: string; more: string };
};

const STEP_CLASSES =
  "needs-scripts grid size-11 place-items-center text-xl leading-none hover:bg-accent-soft disabled:text-muted";

export function QuantityField({ lineId, quantity, bounds, texts }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const { changeCart, quantityErrors } = useCart();
  const id = `quantities.${lineId}`;
  const code = quantityErrors[lineId];
  const step = (by: 1 | -1) => {
    if (by === 1) input.current?.stepUp();
    else input.current?.stepDown();
    changeCart();
  };
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {texts.label}
      </label>
      <div className="inline-flex items-stretch overflow-hidden rounded-lg border border-edge">
        <button type="button" aria-label={texts.less} className={STEP_CLASSES} onClick={() => step(-1)}>
          −
        </button>
        <input
          ref={input}
          id={id}
          name={`quantity.${lineId}`}
          type="number"
          inputMode="numeric"
          autoComplete="off"
          min={bounds.min}
          max={bounds.max}
          defaultValue={quantity}
          onChange={changeCart}
          aria-invalid={code ? true : undefined}
          aria-describedby={code ? `${id}-error` : undefined}
          className="plain-number h-11 w-14 bg-surface text-center figures -outline-offset-3"
        />
        <button type="button" aria-label={texts.more} className={STEP_CLASSES} onClick={() => step(1)}>
          +
        </button>
      </div>
      {code && <FieldError id={`${id}-error`} code={code} />}
    </div>
  );
}

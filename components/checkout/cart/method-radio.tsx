"use client";

import { useFormContext } from "react-hook-form";
import { RADIO_CLASSES } from "../methods/radio-classes";
import type { CartValues } from "./cart-values";

export function MethodRadio({ id, isChosen }: { id: string; isChosen: boolean }) {
  const { register } = useFormContext<CartValues>();
  return (
    <input
      type="radio"
      value={id}
      defaultChecked={isChosen}
      required
      className={RADIO_CLASSES}
      {...register("payment_method")}
    />
  );
}

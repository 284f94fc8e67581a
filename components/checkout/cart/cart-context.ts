"use client";

import { createContext, useContext } from "react";
import { must } from "@/lib/core/invariant";

type CartContextValue = {
  isBusy: boolean;
  isPlacing: boolean;
  /** Why the last press of the button came to nothing. */
  problem: "changed" | "unreachable" | "cart" | null;
  /** The words of an error code. */
  wordsOf(code: string): string;
  /** Codes by line id. */
  quantityErrors: Record<string, string>;
  /** Says that the total no longer fits what was typed. */
  changeCart(): void;
};

export const CartContext = createContext<CartContextValue | null>(null);

export function useCart(): CartContextValue {
  return must(useContext(CartContext), "the form around this field");
}

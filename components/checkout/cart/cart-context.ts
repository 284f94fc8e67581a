"use client";

import { createContext, useContext } from "react";
import { must } from "@/lib/core/invariant";
import type { CartFieldName } from "./cart-values";

type CartContextValue = {
  isBusy: boolean;
  isPlacing: boolean;
  /** Why the last press of the button came to nothing: `changed`, `unreachable`, `cart` or an error's code. */
  problem: string | null;
  /** The words of an error code. */
  wordsOf(code: string): string;
  /** Where a page that came back with errors starts, with scripts and without. */
  firstWrong: CartFieldName | undefined;
  /** Codes by line id. */
  quantityErrors: Record<string, string>;
  /** Says that the total no longer fits what was typed. */
  changeCart(): void;
};

export const CartContext = createContext<CartContextValue | null>(null);

export function useCart(): CartContextValue {
  return must(useContext(CartContext), "the form around this field");
}

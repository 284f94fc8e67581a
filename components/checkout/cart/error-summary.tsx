"use client";

import { useFormContext } from "react-hook-form";
import { Notice } from "@/components/ui/notice";
import { useCart } from "./cart-context";
import { CART_FIELDS, type CartValues } from "./cart-values";

/** Everything that is wrong in one place, each with the way to it. Focus goes to the first wrong field by itself. */
export function ErrorSummary({ title }: { title: string }) {
  const { formState } = useFormContext<CartValues>();
  const { quantityErrors, wordsOf } = useCart();
  const wrong = [
    ...Object.entries(quantityErrors).map(([lineId, code]) => ({ id: `quantities.${lineId}`, code })),
    ...CART_FIELDS.flatMap((id) => {
      const code = formState.errors[id]?.message;
      return code ? [{ id, code }] : [];
    }),
  ];
  return (
    <div role="alert">
      {wrong.length > 0 && (
        <div className="mb-6">
          <Notice tone="danger" title={title}>
            <ul>
              {wrong.map(({ id, code }) => (
                <li key={id}>
                  <a href={`#${id}`} className="inline-block py-1 underline underline-offset-4">
                    {wordsOf(code)}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </div>
  );
}

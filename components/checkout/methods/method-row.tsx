import type { ReactNode } from "react";
import type { PaymentMethodCard } from "@/lib/contracts/payment-method-card";
import type { Messages } from "../messages/en";
import { MethodIcon } from "./method-icon";
import { durationOfMethod, nameOfMethod, stepOfMethod } from "./method-words";
import { radioAttributes } from "./radio-attributes";

type Props = { method: PaymentMethodCard; messages: Messages; locale: string; radio: ReactNode };

export function MethodRow({ method, messages, locale, radio }: Props) {
  return (
    <label
      htmlFor={radioAttributes(method.id).id}
      className="flex min-h-16 cursor-pointer items-center gap-3 px-4 py-3 first:rounded-t-lg last:rounded-b-lg hover:bg-accent-soft has-checked:bg-accent-soft has-checked:outline-2 has-checked:-outline-offset-2 has-checked:outline-accent-edge"
    >
      {radio}
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          <bdi>{nameOfMethod(method, messages)}</bdi>
        </span>
        <span className="block text-sm text-muted">
          {stepOfMethod(method, messages)} · {durationOfMethod(method, messages, locale)}
        </span>
      </span>
      <MethodIcon method={method} />
    </label>
  );
}

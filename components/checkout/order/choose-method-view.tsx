import { buttonClasses } from "@/components/ui/button-classes";
import type { OrderPageModel } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { MethodList } from "../methods/method-list";
import { nameOfMethod } from "../methods/method-words";
import { radioAttributes } from "../methods/radio-attributes";

type Props = { model: OrderPageModel; messages: Messages };

/** Asks the same page for another method. Nothing changes about the order until the customer pays by it. */
export function ChooseMethodView({ model, messages }: Props) {
  const { methods, locale, selectedMethod } = model;
  const selectedId = selectedMethod?.id ?? methods[0]?.id ?? "";
  return (
    <form method="get" action={`/o/${model.secret}`} className="grid gap-6">
      <MethodList
        {...{ methods, messages, locale, selectedId }}
        renderRadio={({ id }) => (
          <input {...radioAttributes(id)} name="method" defaultChecked={id === selectedId} />
        )}
      />
      <button type="submit" className={buttonClasses("primary")}>
        {messages.order.choose}
      </button>
      {selectedMethod && (
        <a href={`/o/${model.secret}`} className={`${buttonClasses("quiet")} justify-self-start`}>
          {fill(messages.order.keep, { method: nameOfMethod(selectedMethod, messages) })}
        </a>
      )}
    </form>
  );
}

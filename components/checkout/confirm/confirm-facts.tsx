import { nameOfCard } from "@/lib/contracts/card-name";
import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";

/** Who pays, and how: what somebody may want to know before they confirm. What is not known is left out. */
export function ConfirmFacts({ model }: { model: ConfirmPageModel }) {
  const { customer } = model;
  const facts: [label: string, value: string | null][] = [
    ["Customer", customer.name],
    ["Email", customer.email],
    ["Phone", customer.phone],
    ["Company", customer.companyName],
    ["Tax ID", customer.taxId],
    ["Country", new Intl.DisplayNames([model.locale], { type: "region" }).of(model.country) ?? model.country],
    ["Payment method", model.card ? nameOfCard(model.card, model.methodName) : model.methodName],
    ["Your reference", model.clientReferenceId],
  ];
  return (
    <dl className="mt-4 grid gap-1 border-t border-line pt-4 text-sm">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label} className="flex flex-wrap gap-x-3">
              <dt className="text-muted">{label}</dt>
              <dd className="ms-auto min-w-0 wrap-anywhere">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

import { buttonClasses } from "@/components/ui/button-classes";
import type { OrderPageModel } from "@/lib/contracts/page-models";

export function ChangeMethodLink({ model, label }: { model: OrderPageModel; label: string }) {
  if (!model.canChangeMethod) return null;
  return (
    <a href={`/o/${model.secret}?change=1`} className={`${buttonClasses("quiet")} -ms-1 justify-self-start`}>
      {label}
    </a>
  );
}

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { OfferedMethodCard } from "@/lib/contracts/page-models";
import type { MethodGroup } from "@/lib/contracts/payment-method-card";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { MethodRow } from "./method-row";

/** As many as fit a phone's screen without folding the rest away. */
const MOST_UNFOLDED = 6;

type Props = {
  methods: OfferedMethodCard[];
  selectedId: string;
  messages: Messages;
  locale: string;
  renderRadio: (method: OfferedMethodCard) => ReactNode;
};

/** The three groups. Where there are many methods, all but the suggested ones are folded, the chosen one never. */
export function MethodList({ methods, selectedId, messages, locale, renderRadio }: Props) {
  const groupOf = (group: MethodGroup) => methods.filter((method) => method.group === group);
  const list = (group: MethodGroup) => (
    <Group legend={messages.methods[group]}>
      {groupOf(group).map((method) => (
        <MethodRow key={method.id} radio={renderRadio(method)} {...{ method, messages, locale }} />
      ))}
    </Group>
  );
  const suggested = groupOf("suggested");
  const others = methods.filter((method) => method.group !== "suggested");
  const otherGroups = (
    <>
      {groupOf("online").length > 0 && list("online")}
      {groupOf("offline").length > 0 && list("offline")}
    </>
  );
  if (suggested.length === 0 || methods.length <= MOST_UNFOLDED) {
    return (
      <div className="grid gap-4">
        {suggested.length > 0 && list("suggested")}
        {otherGroups}
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      {list("suggested")}
      <details open={others.some((method) => method.id === selectedId)}>
        <summary className="flex min-h-11 w-fit items-center gap-2 rounded-lg font-medium text-accent-ink">
          {fill(messages.methods.more, { count: new Intl.NumberFormat(locale).format(others.length) })}
          <Icon name="chevron" className="turns-when-open" />
        </summary>
        <div className="mt-2 grid gap-4">{otherGroups}</div>
      </details>
    </div>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm text-muted">{legend}</legend>
      <div className="rows rounded-lg border border-line bg-surface">{children}</div>
    </fieldset>
  );
}

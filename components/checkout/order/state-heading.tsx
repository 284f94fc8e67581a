import { Icon } from "@/components/ui/icon";
import type { Heading } from "./heading-of";

const MARKS = {
  plain: null,
  wait: { icon: "wait", classes: "bg-accent-soft text-accent-ink" },
  good: { icon: "check", classes: "bg-good-soft text-good" },
  bad: { icon: "alert", classes: "bg-danger-soft text-danger" },
} as const;

/** Read out whenever the state changes under an open page. */
export function StateHeading({ tone, title, lines }: Heading) {
  const mark = MARKS[tone];
  return (
    <div role="status" className="grid gap-3">
      {mark && (
        <span className={`grid size-12 place-items-center rounded-full ${mark.classes}`}>
          <Icon name={mark.icon} className="size-7" />
        </span>
      )}
      <h1
        id="state"
        tabIndex={-1}
        className="text-2xl font-semibold tracking-tight text-balance outline-none wide:text-3xl"
      >
        {title}
      </h1>
      {lines.length > 0 && <p className="max-w-prose text-lg text-muted">{lines.join(" ")}</p>}
    </div>
  );
}

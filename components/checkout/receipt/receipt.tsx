import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

type Props = {
  title: string;
  headingLevel: "h1" | "h2";
  totalLabel: string;
  /** Formatted. */
  total: string;
  isOpen: boolean;
  /** The lines. */
  children: ReactNode;
  /** What stands below the total. */
  facts?: ReactNode;
};

/**
 * The order on paper. On a phone it folds, and its total stays in sight; on a wide screen it is always open, where the
 * browser lets a style sheet open a disclosure.
 */
export function Receipt({ title, headingLevel: Heading, totalLabel, total, isOpen, children, facts }: Props) {
  return (
    <section className="paper">
      <details open={isOpen} className="open-when-wide">
        <summary className="flex min-h-14 items-center gap-3 px-5 py-3">
          <Heading className="min-w-0 flex-1 text-lg font-semibold wrap-anywhere">{title}</Heading>
          <span className="min-w-0 text-end text-lg font-semibold wrap-anywhere figures">
            <span className="sr-only">{totalLabel}: </span>
            <bdi>{total}</bdi>
          </span>
          <Icon name="chevron" className="turns-when-open text-muted" />
        </summary>
        <div className="px-5 pb-5 wide:pt-5">
          <Heading className="only-when-wide mb-3 text-lg font-semibold">{title}</Heading>
          {children}
          <p className="only-when-wide mt-4 flex items-baseline gap-2 border-t border-line pt-4 text-lg font-semibold">
            {totalLabel}
            <bdi className="ms-auto min-w-0 wrap-anywhere text-2xl tracking-tight figures">{total}</bdi>
          </p>
          {facts}
        </div>
      </details>
    </section>
  );
}

"use client";

import { Icon } from "@/components/ui/icon";
import { TEST_CARDS, type TestCard } from "@/lib/providers/sandbox/test-cards";

type Props = { title: string; outcomes: Record<string, string>; onChoose(card: TestCard): void };

export function TestCardList({ title, outcomes, onChoose }: Props) {
  return (
    <details className="rounded-lg border border-warn/40 bg-warn-soft text-warn">
      <summary className="flex min-h-11 items-center justify-between gap-2 px-4 py-2 font-medium">
        {title}
        <Icon name="chevron" className="turns-when-open" />
      </summary>
      <ul className="rows border-t border-warn/20">
        {TEST_CARDS.map((card) => (
          <li key={card.number}>
            <button
              type="button"
              onClick={({ currentTarget }) => {
                currentTarget.closest("details")?.removeAttribute("open");
                onChoose(card);
              }}
              className="flex min-h-11 w-full flex-wrap items-center justify-between gap-x-4 px-4 py-2 text-start text-sm hover:underline"
            >
              <bdi dir="ltr" className="font-medium figures">
                {card.display}
              </bdi>
              <span>{outcomes[card.outcome]}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

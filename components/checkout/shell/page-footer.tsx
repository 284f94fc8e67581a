import { Icon } from "@/components/ui/icon";
import type { PageFrame } from "@/lib/contracts/page-models";
import { InlineLink } from "./inline-link";

type Props = {
  merchant: PageFrame["merchant"];
  questions: string;
  back: { url: string; label: string } | null;
};

export function PageFooter({ merchant, questions, back }: Props) {
  return (
    <footer className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-8 px-4 pb-6 text-sm text-muted wide:px-8">
      {back && (
        <a
          href={back.url}
          rel="noreferrer"
          className="flex min-h-11 items-center gap-2 underline underline-offset-4 hover:text-ink"
        >
          <Icon name="back" className="mirrors" />
          {back.label}
        </a>
      )}
      <p className="flex min-h-11 flex-wrap items-center">
        <InlineLink text={questions} mark="{email}" href={`mailto:${merchant.supportEmail}`}>
          {merchant.supportEmail}
        </InlineLink>
      </p>
    </footer>
  );
}

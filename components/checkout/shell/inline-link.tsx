import type { ReactNode } from "react";

type Props = { text: string; mark: string; href: string; children: ReactNode };

/** A sentence with a link where its mark stands. */
export function InlineLink({ text, mark, href, children }: Props) {
  const [before, after] = text.split(mark);
  return (
    <span className="min-w-0 wrap-anywhere">
      {before}
      <a href={href} className="inline-block py-1 underline underline-offset-4 hover:text-ink">
        <bdi>{children}</bdi>
      </a>
      {after}
    </span>
  );
}

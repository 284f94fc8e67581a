import type { PageFrame } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";

type Props = { merchant: PageFrame["merchant"]; words: Messages["phone"] };

/** What the customer agrees to by accepting. */
export function DocumentLinks({ merchant, words }: Props) {
  const documents = [
    { url: merchant.terms.url, label: words.terms },
    { url: merchant.personalData.url, label: words.personalData },
  ];
  return (
    <div className="text-sm text-muted">
      <p>{words.documents}</p>
      <ul>
        {documents.map(({ url, label }) => (
          <li key={label}>
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

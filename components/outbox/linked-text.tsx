import { splitLinks } from "./split-links";

/** Plain text as it is, with its addresses as links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
      {splitLinks(text).map(({ at, part, isLink }) =>
        isLink ? (
          <a
            key={at}
            href={part}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent-ink underline underline-offset-2"
          >
            {part}
          </a>
        ) : (
          <span key={at}>{part}</span>
        ),
      )}
    </p>
  );
}

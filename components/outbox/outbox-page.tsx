import { buttonClasses } from "@/components/ui/button-classes";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import { EmptyOutbox } from "./empty-outbox";
import { MessageEntry } from "./message-entry";

type Props = {
  merchantName: string;
  /** The page's own path, below which the letters are. */
  path: string;
  messages: OutboxMessageObject[];
  isFirst: boolean;
  /** The last message shown, where there are older ones. */
  olderThan: string | null;
};

/** What test mode has sent. In English: it is for the people who build the shop. */
export function OutboxPage({ merchantName, path, messages, isFirst, olderThan }: Props) {
  return (
    <div lang="en" dir="ltr" className="min-h-dvh">
      <title>{`Outbox of ${merchantName}`}</title>
      <p className="border-b border-warn/30 bg-warn-soft px-4 py-1.5 text-center text-sm font-medium text-warn">
        Test mode: no money moves
      </p>
      <main className="mx-auto w-full max-w-3xl px-4 py-8">
        <h1 className="text-3xl font-semibold tracking-tight wrap-anywhere">Outbox</h1>
        <p className="mt-2 text-muted wrap-anywhere">
          Emails, text messages and notifications of {merchantName}, newest first. Links in them work: do not
          pass this page’s address on.
        </p>
        {messages.length === 0 ? (
          <EmptyOutbox isFirst={isFirst} />
        ) : (
          <ul className="mt-6 grid gap-3">
            {messages.map((message) => (
              <MessageEntry key={message.id} message={message} path={path} />
            ))}
          </ul>
        )}
        <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
          <a href={path} className={buttonClasses("secondary")}>
            {isFirst ? "Look again" : "Newest"}
          </a>
          {olderThan && (
            <a href={`${path}?before=${olderThan}`} className={buttonClasses("secondary")}>
              Older
            </a>
          )}
        </nav>
      </main>
    </div>
  );
}

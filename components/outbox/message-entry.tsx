import { Icon } from "@/components/ui/icon";
import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";
import { LinkedText } from "./linked-text";
import { MessageStatusBadge } from "./message-status-badge";

const CHANNELS: Record<OutboxMessageObject["channel"], string> = {
  email: "Email",
  sms: "Text message",
  push: "Notification",
};

type Props = { message: OutboxMessageObject; path: string };

/** One message: what it is at a glance, and opened the whole of it. */
export function MessageEntry({ message, path }: Props) {
  const { id, channel, subject, text, html, url } = message;
  return (
    <li className="rounded-lg border border-line bg-surface">
      <details>
        <summary className="flex items-start gap-3 rounded-lg p-4">
          <span className="grid min-w-0 flex-1 gap-1">
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">
              <span>{CHANNELS[channel]}</span>
              <span className="wrap-anywhere">
                to {channel === "push" ? "a browser on the phone" : message.to}
              </span>
              <time dateTime={message.created_at}>{formatTime(message.created_at)}</time>
            </span>
            <bdi className="font-semibold wrap-anywhere">{subject || text}</bdi>
            <MessageStatusBadge status={message.status} />
          </span>
          <Icon name="chevron" className="turns-when-open mt-1 text-muted" />
        </summary>
        <div className="grid gap-4 border-t border-line p-4">
          {message.error && <p className="text-danger wrap-anywhere">{message.error}</p>}
          <LinkedText text={text} />
          {channel === "push" && url && <LinkedText text={url} />}
          {html && (
            <iframe
              title={`The email as it looks: ${subject}`}
              src={`${path}/${id}`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              loading="lazy"
              className="h-160 w-full rounded-lg border border-line"
            />
          )}
          <p className="text-sm text-muted wrap-anywhere">
            {message.kind} · {message.about} · {id}
          </p>
        </div>
      </details>
    </li>
  );
}

/** In UTC, like the log and the API. */
function formatTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}

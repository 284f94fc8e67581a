import { notFound } from "next/navigation";
import { OutboxPage } from "@/components/outbox/outbox-page";
import { openOutbox, readOutbox } from "@/lib/checkout/messages/read-outbox";
import { webContext } from "@/lib/http/context";
import { readMerchant } from "@/lib/merchants/queries";

type Props = {
  params: Promise<{ secret: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PAGE_SIZE = 30;
const MESSAGE_ID = /^msg_[0-9a-z]{1,64}$/;

/** What a merchant's test mode has sent, or would have sent: for its developers, and never of live mode. */
export default async function Page({ params, searchParams }: Props) {
  const { ctx } = webContext();
  const [{ secret }, { before }] = await Promise.all([params, searchParams]);
  const scope = openOutbox(ctx, secret);
  if (!scope) notFound();
  const behind = typeof before === "string" && MESSAGE_ID.test(before) ? before : null;
  const [merchant, messages] = await Promise.all([
    readMerchant(ctx.db, scope),
    readOutbox(ctx, scope, { limit: PAGE_SIZE + 1, before: behind }),
  ]);
  const shown = messages.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return (
    <OutboxPage
      merchantName={merchant.name}
      path={`/outbox/${secret}`}
      messages={shown}
      isFirst={behind === null}
      olderThan={messages.length > PAGE_SIZE && last ? last.id : null}
    />
  );
}

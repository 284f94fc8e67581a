import { buttonClasses } from "@/components/ui/button-classes";
import type { ClosedPageModel } from "@/lib/contracts/page-models";
import { closedWords } from "./closed-words";
import { fill } from "./messages/fill";
import { messagesOf } from "./messages/messages-of";
import { PageShell } from "./shell/page-shell";

type Props = { model: ClosedPageModel; nonce?: string | undefined };

/** A page that can't be used any more: why, that nothing was paid here, and the way back. */
export function ClosedPage({ model, nonce }: Props) {
  const { order } = messagesOf(model.locale);
  const { title, body } = closedWords(model);
  const merchant = model.merchant.name;
  return (
    <PageShell frame={model} path={null} nonce={nonce}>
      <div className="mx-auto grid max-w-lg gap-4 py-10">
        <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
        <p className="text-lg">{body}</p>
        {model.cancelUrl && (
          <a
            href={model.cancelUrl}
            target={model.isEmbedded ? "_top" : undefined}
            rel="noreferrer"
            className={`${buttonClasses("secondary")} mt-2 justify-self-start`}
          >
            {fill(order.returnTo, { merchant })}
          </a>
        )}
      </div>
    </PageShell>
  );
}

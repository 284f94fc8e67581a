import { Notice } from "@/components/ui/notice";
import type { PhonePageModel } from "@/lib/contracts/phone-page-model";
import type { Messages } from "./messages/en";
import { fill } from "./messages/fill";
import { messagesOf } from "./messages/messages-of";
import { StateHeading } from "./order/state-heading";
import { LivePhone } from "./phone/live-phone";
import { NotifySection } from "./phone/notify-section";
import { phoneHeading } from "./phone/phone-heading";
import { RequestCard } from "./phone/request-card";
import { RequestHistory } from "./phone/request-history";
import { PageShell } from "./shell/page-shell";

type Props = { model: PhonePageModel; nonce?: string | undefined };

const RELOAD_SECONDS = 10;

/** `/phone/{secret}`: what a customer's phone is asked to approve, and what came of it. */
export function PhonePage({ model, nonce }: Props) {
  const { secret, requests, history, refused } = model;
  const messages = messagesOf(model.locale);
  const isSeveral = requests.length > 1;
  return (
    <PageShell frame={model} path={`/phone/${secret}`} nonce={nonce}>
      <link rel="manifest" href={`/phone/${secret}/manifest.webmanifest`} />
      {requests.length === 0 && (
        <noscript>
          <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
        </noscript>
      )}
      <div className="mx-auto grid max-w-lg gap-8">
        {refused && <Notice tone="warn">{refusalOf(refused, messages.phoneRefusals)}</Notice>}
        <StateHeading {...phoneHeading(model, messages)} />
        {requests.map((request) => (
          <RequestCard key={request.paymentId} {...{ model, request, messages, isSeveral }} />
        ))}
        <NotifySection secret={secret} pushKey={model.pushKey} texts={notifyTexts(model, messages)} />
        {history.length > 0 && <RequestHistory {...{ model, messages }} />}
      </div>
      <LivePhone secret={secret} state={model.state} />
    </PageShell>
  );
}

/** The few words that the browser needs: all of them would be more than it should load. */
function notifyTexts({ merchant }: PhonePageModel, { phone }: Messages) {
  return {
    title: phone.notifyTitle,
    body: fill(phone.notifyBody, { merchant: merchant.name }),
    button: phone.notify,
    notified: phone.notified,
    blocked: phone.notifyBlocked,
    failed: phone.notifyFailed,
  };
}

function refusalOf(code: string, words: Record<string, string> & { unknown: string }): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? words.unknown;
}

import { Notice } from "@/components/ui/notice";
import type { CartPageModel } from "@/lib/contracts/page-models";
import { formatMoney } from "@/lib/core/money";
import { zoneOfCountry } from "@/lib/core/zone-of-country";
import { CartForm } from "./cart/cart-form";
import { CartReceipt } from "./cart/cart-receipt";
import { ConsentSection } from "./cart/consent-section";
import { ContinueButton } from "./cart/continue-button";
import { DetailsSection } from "./cart/details-section";
import { ErrorSummary } from "./cart/error-summary";
import { MethodFieldset } from "./cart/method-fieldset";
import { RefusedParameters } from "./cart/refused-parameters";
import type { Messages } from "./messages/en";
import { fill } from "./messages/fill";
import { messagesOf } from "./messages/messages-of";
import { MethodList } from "./methods/method-list";
import { placeButtonOf } from "./methods/method-words";
import { radioAttributes } from "./methods/radio-attributes";
import { PageShell } from "./shell/page-shell";
import { SentenceWithTime } from "./time/sentence-with-time";

type Props = {
  model: CartPageModel;
  /** Asked for by those who could not find their country in the short list. */
  hasAllCountries: boolean;
  nonce?: string | undefined;
};

/** `/c/{secret}`: one form, complete without scripts. */
export function CartPage({ model, hasAllCountries, nonce }: Props) {
  const { secret, locale, methods, form, merchant, isEmbedded, embedOrigin, sessionId } = model;
  const messages = messagesOf(locale);
  const path = `/c/${secret}`;
  const labels = methods.map((method) => [method.id, placeButtonOf(method, model, messages)]);
  return (
    <PageShell frame={model} path={path} nonce={nonce} cancelUrl={model.cancelUrl}>
      <CartForm
        secret={secret}
        initialErrors={model.errors}
        errorTexts={cartErrorTexts(messages)}
        parent={{ isEmbedded, embedOrigin, sessionId }}
      >
        <div className="grid gap-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] wide:gap-14">
          <div className="wide:sticky wide:top-6 wide:self-start">
            <CartReceipt model={model} messages={messages} />
          </div>
          <div className="grid content-start gap-9">
            {model.isTotalNew && <Notice tone="warn" title={messages.summary.updated} />}
            {model.previousCurrency && (
              <Notice
                tone="warn"
                title={fill(messages.summary.currencyChanged, {
                  currency: currencyName(model.currency, locale),
                })}
              />
            )}
            <RefusedParameters {...{ model, messages }} />
            <div>
              <ErrorSummary title={messages.errors.summary} />
              <DetailsSection {...{ form, secret, locale, messages, hasAllCountries }} />
            </div>
            {methods.length > 0 ? (
              <MethodFieldset legend={messages.methods.title}>
                <MethodList
                  {...{ methods, messages, locale }}
                  selectedId={form.paymentMethod}
                  renderRadio={({ id }) => (
                    <input
                      {...radioAttributes(id)}
                      name="payment_method"
                      defaultChecked={id === form.paymentMethod}
                      required
                    />
                  )}
                />
              </MethodFieldset>
            ) : (
              <p>{fill(messages.methods.none, { email: merchant.supportEmail })}</p>
            )}
            <ConsentSection model={model} messages={messages} />
            <div>
              <ContinueButton
                neutral={fill(messages.button.neutral, {
                  amount: formatMoney(model.amountTotal, model.currency, locale),
                })}
                labels={Object.fromEntries(labels)}
                texts={{ working: messages.button.working, updating: messages.summary.updating }}
                problemTexts={{
                  changed: messages.summary.updated,
                  unreachable: messages.network.order,
                  cart: messages.network.cart,
                }}
              />
              <p className="mt-2 text-sm text-muted">
                <SentenceWithTime
                  text={messages.page.validUntil}
                  time={model.expiresAt}
                  zone={zoneOfCountry(form.country)}
                  locale={locale}
                />
              </p>
            </div>
          </div>
        </div>
      </CartForm>
    </PageShell>
  );
}

function currencyName(currency: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "currency" }).of(currency) ?? currency;
}

/** Without what only the order page can say: every word sent to the scripts is sent a second time. */
function cartErrorTexts({ errors }: Messages): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([code]) => !/^(card_|token_|not_a_)/.test(code)));
}

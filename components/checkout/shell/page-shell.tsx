import type { ReactNode } from "react";
import { directionOf } from "@/lib/contracts/locales";
import type { PageFrame } from "@/lib/contracts/page-models";
import { CloseButton } from "../embed/close-button";
import { PageSignals } from "../embed/page-signals";
import type { StateEvent } from "../embed/tell-parent";
import { fill } from "../messages/fill";
import { messagesOf } from "../messages/messages-of";
import { BrandMark } from "./brand-mark";
import { BrandStyle } from "./brand-style";
import { LanguageMenu } from "./language-menu";
import { PageFooter } from "./page-footer";

type Props = {
  frame: PageFrame;
  /** The page's own path, where the language links lead. */
  path: string | null;
  nonce: string | undefined;
  /** What the page around the frame is told about this state. */
  events?: StateEvent[];
  cancelUrl?: string | null;
  children: ReactNode;
};

/** One layout for every page of the customer, standalone and framed. */
export function PageShell({ frame, path, nonce, events = [], cancelUrl = null, children }: Props) {
  const { locale, merchant, isEmbedded, embedOrigin, sessionId } = frame;
  const { page } = messagesOf(locale);
  const parent = { isEmbedded, embedOrigin, sessionId };
  return (
    <div
      id="page"
      lang={locale}
      dir={directionOf(locale)}
      className={isEmbedded ? "" : "flex min-h-dvh flex-col"}
    >
      <BrandStyle brandColor={merchant.brandColor} nonce={nonce} />
      <noscript>
        <style nonce={nonce}>
          {".needs-scripts{display:none!important}.until-scripts{animation-delay:0s}"}
        </style>
      </noscript>
      <header>
        {!frame.livemode && (
          <p className="border-b border-warn/30 bg-warn-soft px-4 py-1.5 text-center text-sm font-medium text-warn">
            {page.testMode}
          </p>
        )}
        <div className="mx-auto flex max-w-5xl items-center justify-between gap-4 px-4 py-4 wide:px-8 wide:py-6">
          <BrandMark merchant={merchant} />
          <div className="flex items-center">
            {path && <LanguageMenu locale={locale} path={path} label={page.language} />}
            {isEmbedded && <CloseButton parent={parent} label={page.close} />}
          </div>
        </div>
      </header>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 pb-8 wide:px-8">{children}</main>
      <PageFooter
        merchant={merchant}
        questions={page.questions}
        back={
          cancelUrl && !isEmbedded
            ? { url: cancelUrl, label: fill(page.back, { merchant: merchant.name }) }
            : null
        }
      />
      <PageSignals parent={parent} events={events} />
    </div>
  );
}

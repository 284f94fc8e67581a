import type { CheckoutSession } from "../opentill/open-checkout";
import type { Answer } from "../web/answer";
import { html } from "../web/html";
import { framePanel, frameScripts } from "./frame-panel";
import { layout } from "./layout";

/** A session's payment page inside the shop. */
export function embeddedPage(baseUrl: string, session: CheckoutSession): Answer {
  const body = html`<h1>Pay here</h1>
${framePanel({ session: session.client_secret }, session.url)}`;
  return layout({ title: "Pay here", body, scripts: frameScripts(baseUrl) });
}

import { type Html, html } from "../web/html";

/** Place for the payment page, and a list of what it says. The link is for browsers that run no scripts. */
export function framePanel(source: { session?: string; link?: string }, pageUrl: string): Html {
  return html`<div class="till">
<div id="checkout" data-session="${source.session ?? ""}" data-link="${source.link ?? ""}"><p><a href="${pageUrl}">Continue to checkout</a></p></div>
<section class="heard" aria-labelledby="heard">
<h2 id="heard">What the page says</h2>
<p role="status" id="client-status">Nothing yet.</p>
<ol id="client-events"></ol>
<p class="hint">These messages make the page lively. They prove nothing: the shop delivers when
<a href="/events">its webhook</a> says that the order is paid.</p>
</section>
</div>`;
}

/** The scripts of that page: Opentill's own, and the few lines of the shop that call it. */
export function frameScripts(baseUrl: string): string[] {
  return [`${baseUrl}/embed.js`, "/embedded.js"];
}

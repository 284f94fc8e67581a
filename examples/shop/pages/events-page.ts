import type { Arrival, EventLog } from "../book/event-log";
import type { Answer } from "../web/answer";
import { type Html, html } from "../web/html";
import { layout } from "./layout";

/** What arrived at `/webhooks`, newest first. Live where scripts run; elsewhere a reload shows the same. */
export function eventsPage(log: EventLog): Answer {
  const body = html`<h1>Webhooks</h1>
<p>Every request to <code>/webhooks</code>, newest first. Only those with a good signature count.</p>
<p role="status" id="live">Reload to see what is new.</p>
<ol class="arrivals" id="arrivals" data-after="${log.position()}">${log.newestFirst().map(arrivalRow)}</ol>
<p class="hint">Nothing here? Buy some tea, and the first event comes when the checkout opens.
The same as data: <a href="/events.json">events.json</a>.</p>`;
  return layout({ title: "Webhooks", body, scripts: ["/events.js"] });
}

/** One row of that list; the live list gets the very same markup. */
export function arrivalRow(arrival: Arrival): Html {
  const { event, deliveries } = arrival;
  return html`<li id="${arrival.key}">
<details>
<summary>
${event ? html`<span class="good">Verified</span>` : html`<span class="bad">Refused</span>`}
<code>${event?.type ?? "not an event of ours"}</code>
${deliveries > 1 ? html`<span>came ${deliveries} times</span>` : null}
<time datetime="${arrival.received_at}">${arrival.received_at.slice(11, 19)} UTC</time>
</summary>
<pre>${event ? JSON.stringify(event, null, 2) : (arrival.reason ?? "")}</pre>
</details>
</li>`;
}

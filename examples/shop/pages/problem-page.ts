import type { Problem } from "../opentill/call-api";
import type { Answer } from "../web/answer";
import { html } from "../web/html";
import { layout } from "./layout";

const BAD_GATEWAY = 502;

/** The API's refusal in full: this shop's visitors are developers. A real one says sorry and writes this to its log. */
export function problemPage(problem: Problem): Answer {
  const fields = problem.errors.map(
    ({ pointer, message }) => html`<li><code>${pointer || "/"}</code> ${message}</li>`,
  );
  const body = html`<h1>The checkout could not be opened</h1>
<p>${problem.detail}</p>
${fields.length > 0 ? html`<h2>Fields</h2><ul>${fields}</ul>` : null}
<dl class="facts">
<dt>Status</dt><dd>${problem.status}</dd>
<dt>Code</dt><dd><code>${problem.code}</code></dd>
${problem.request_id ? html`<dt>Request</dt><dd><code>${problem.request_id}</code></dd>` : null}
</dl>
<p><a href="/">Back to the tea</a></p>`;
  return layout({ status: BAD_GATEWAY, title: "The checkout could not be opened", body });
}

import type { Demo } from "../read-demo";
import type { Answer } from "../web/answer";
import { html } from "../web/html";
import { framePanel, frameScripts } from "./frame-panel";
import { layout } from "./layout";
import { noticePage } from "./notice-page";

/** A checkout link inside the shop: no call to the API, no server needed. */
export function embeddedLinkPage(demo: Demo): Answer {
  const link = demo.links[0];
  if (!link) return noticePage(404, "An empty shelf", "The demonstration has no checkout link.");
  const body = html`<h1>Gift shelf: ${link.product}</h1>
<p>This one is a checkout link in a frame. The shop's server has no part in it.</p>
${framePanel({ link: link.slug }, link.url)}`;
  return layout({ title: `Gift shelf: ${link.product}`, body, scripts: frameScripts(demo.base_url) });
}

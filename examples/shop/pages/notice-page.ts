import type { Answer } from "../web/answer";
import { html } from "../web/html";
import { layout } from "./layout";

/** A page that has one thing to say. */
export function noticePage(status: number, title: string, text: string): Answer {
  const body = html`<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Back to the tea</a></p>`;
  return layout({ status, title, body });
}

import type { Answer } from "../web/answer";
import { html } from "../web/html";
import { layout } from "./layout";

type Document = { title: string; version: string; paragraphs: readonly string[] };

/** What customers agree to on the payment page. Opentill records the version beside each order. */
const DOCUMENTS: Record<"terms" | "privacy", Document> = {
  terms: {
    title: "Terms of sale",
    version: "2026-10",
    paragraphs: [
      "This is an example shop. What you order here costs nothing and is not sent.",
      "A contract is made when the order is placed. A real shop says here what it sells, when it delivers and how an order can be withdrawn from.",
    ],
  },
  privacy: {
    title: "Personal data",
    version: "2026-09",
    paragraphs: [
      "What you type stays on the machine that runs this example.",
      "A real shop says here what it keeps, for how long, why, and whom to ask about it.",
    ],
  },
};

export function documentPage(name: keyof typeof DOCUMENTS): Answer {
  const { title, version, paragraphs } = DOCUMENTS[name];
  const body = html`<h1>${title}</h1>
<p>Version ${version}</p>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}`;
  return layout({ title, body });
}

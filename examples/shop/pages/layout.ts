import type { Answer } from "../web/answer";
import { type Html, html } from "../web/html";

export type Page = { status?: number; title: string; body: Html; scripts?: string[] };

/** A whole page of the shop around its main part. Scripts run in their order, after the page was read. */
export function layout({ status = 200, title, body, scripts = [] }: Page): Answer {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Little Leaf Tea</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
${scripts.map((source) => html`<script src="${source}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top">
<a class="name" href="/">Little Leaf Tea</a>
<nav aria-label="Shop">
<a href="/embedded-link">Gift shelf</a>
<a href="/orders">Orders</a>
<a href="/events">Webhooks</a>
</nav>
</header>
<main id="main">
${body}
</main>
<footer><p>An example shop of Opentill's, in test mode. No money moves, and no tea is sent.</p></footer>
</body>
</html>
`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: markup };
}

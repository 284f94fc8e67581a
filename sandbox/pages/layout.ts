import { createHash } from "node:crypto";
import { escapeHtml } from "./escape-html";
import { STYLE } from "./style";

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** One page in the bank's look. `content` is markup: whatever comes from outside must be escaped in it already. */
export function renderLayout(title: string, content: string): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Sandbox Bank</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header class="note"><strong>This is a simulation.</strong> No real bank, no real money.</header>
<main>
<p class="bank"><svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><path fill="currentColor"
d="M14 2 2 9v3h24V9L14 2ZM5 14v7h3v-7H5Zm7.5 0v7h3v-7h-3Zm7.5 0v7h3v-7h-3ZM2 23v3h24v-3H2Z"/></svg>Sandbox Bank</p>
<div class="sheet">${content}</div>
</main>
</body>
</html>
`;
}

/**
 * A page as a response. `frame` pages may be framed by anyone, as 3-D Secure pages are; `window` pages by nobody. There is no
 * `form-action`: browsers hold it against the shop's address too, to which the answered form redirects.
 */
export function html(status: number, body: string, presentation: "frame" | "window"): Response {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "img-src data:",
    "base-uri 'none'",
    ...(presentation === "window" ? ["frame-ancestors 'none'"] : []),
  ];
  return new Response(body, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      ...(presentation === "window" ? { "x-frame-options": "DENY" } : {}),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}

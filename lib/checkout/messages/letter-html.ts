import { directionOf } from "@/lib/contracts/locales";
import { buttonColors } from "./button-colors";
import { escapeHtml } from "./escape-html";
import type { Letter } from "./letter";

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Mail programs that know dark mode and style sheets turn the colours here; the others show the light ones inline. */
const DARK = `@media (prefers-color-scheme: dark) {
.page { background:#101214 !important }
.card { background:#1a1d20 !important; border-color:#30353a !important }
.ink { color:#eceef0 !important }
.muted { color:#aab1b8 !important }
.rule { border-color:#30353a !important }
.notice { background:#33290f !important; color:#f3d28a !important }
}`;

/**
 * The letter as HTML: one column, readable without images, style sheets or scripts, and with nothing to load. Every text
 * is escaped.
 */
export function letterHtml(letter: Letter): string {
  const { locale, merchant, heading } = letter;
  const { background } = buttonColors(merchant.brandColor);
  const direction = directionOf(locale);
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(heading)}</title>
<style>:root { color-scheme: light dark }
${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f5f5f2">
<div class="page" lang="${locale}" dir="${direction}" style="background:#f5f5f2;padding:24px 12px;${FONT}">
<div class="card" style="max-width:544px;margin:0 auto;background:#ffffff;border:1px solid #dfe0dc;border-top:4px solid ${background};border-radius:8px;padding:24px">
${[
  noticeOf(letter),
  `<p class="muted" style="margin:0 0 16px;font-size:15px;color:#565b61">${escapeHtml(merchant.name)}</p>`,
  `<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#17191c">${escapeHtml(heading)}</h1>`,
  ...letter.paragraphs.map(paragraphOf),
  linesOf(letter),
  factsOf(letter),
  buttonOf(letter),
  ...letter.footnotes.map(footnoteOf),
]
  .filter((part) => part !== "")
  .join("\n")}
</div>
</div>
</body>
</html>
`;
}

function noticeOf({ notice }: Letter): string {
  if (notice === null) return "";
  return `<p class="notice" style="margin:0 0 16px;padding:8px 12px;border-radius:6px;font-size:14px;background:#fdf3d9;color:#6b4a00">${escapeHtml(notice)}</p>`;
}

function paragraphOf(text: string): string {
  return `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:1.5;color:#17191c">${escapeHtml(text)}</p>`;
}

/** A table of two columns, because it is one: what, and for how much. */
function linesOf({ lines }: Letter): string {
  if (lines.length === 0) return "";
  const rows = lines.map(({ label, amount }, index) => {
    const weight = index === lines.length - 1 ? "font-weight:600;" : "";
    const cell = `class="ink rule" style="${weight}padding:8px 0;border-top:1px solid #dfe0dc;font-size:16px;line-height:1.4;color:#17191c;vertical-align:top;`;
    return `<tr><td ${cell}text-align:start"><bdi>${escapeHtml(label)}</bdi></td><td ${cell}text-align:end;white-space:nowrap;padding-inline-start:16px"><bdi>${escapeHtml(amount)}</bdi></td></tr>`;
  });
  return `<table cellspacing="0" cellpadding="0" style="width:100%;margin:0 0 16px;border-collapse:collapse">${rows.join("")}</table>`;
}

function factsOf({ facts }: Letter): string {
  return facts
    .map(
      ({ label, value }) =>
        `<p class="ink" style="margin:0 0 12px;font-size:16px;line-height:1.4;color:#17191c;overflow-wrap:anywhere"><span class="muted" style="font-size:14px;color:#565b61">${escapeHtml(label)}</span><br><bdi>${escapeHtml(value)}</bdi></p>`,
    )
    .join("\n");
}

/** The address stands below the button too, for programs that show no button and for people who look before they press. */
function buttonOf({ button, merchant }: Letter): string {
  if (button === null) return "";
  const { background, text } = buttonColors(merchant.brandColor);
  const url = escapeHtml(button.url);
  return `<p style="margin:24px 0 12px"><a href="${url}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:12px 20px;border:1px solid #82878d;border-radius:6px;background:${background};color:${text};font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>
<p class="muted" dir="ltr" style="margin:0 0 16px;font-size:13px;line-height:1.4;color:#565b61;overflow-wrap:anywhere">${url}</p>`;
}

function footnoteOf(text: string): string {
  return `<p class="muted" style="margin:0 0 8px;font-size:14px;line-height:1.5;color:#565b61">${escapeHtml(text)}</p>`;
}

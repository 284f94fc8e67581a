import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DEFAULT_LOCALE, directionOf, matchLocale, negotiateLocale } from "@/lib/contracts/locales";
import { giveStyleSheet } from "./given-style-sheet";
import { StyleSheet } from "./style-sheet";

// The development server follows changes of a sheet that it has made itself.
const isDevelopment = process.env.NODE_ENV === "development";
if (process.env.NODE_ENV === "development") await import("./globals.css");

export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The language is the page's own where the proxy knows it; each page says its own again on the element it draws. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const requestHeaders = await headers();
  const locale =
    matchLocale(requestHeaders.get("x-opentill-locale") ?? "") ??
    negotiateLocale(requestHeaders.get("accept-language")) ??
    DEFAULT_LOCALE;
  if (!isDevelopment) giveStyleSheet(readBuiltStyleSheet);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        {!isDevelopment && <StyleSheet nonce={requestHeaders.get("x-nonce") ?? undefined} />}
        {children}
      </body>
    </html>
  );
}

/** Made by `scripts/build-style-sheet.mjs`. */
function readBuiltStyleSheet(): string {
  return readFileSync(join(process.cwd(), "public", "page.css"), "utf8");
}

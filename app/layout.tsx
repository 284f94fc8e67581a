import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DEFAULT_LOCALE, directionOf, matchLocale, negotiateLocale } from "@/lib/contracts/locales";
import "./globals.css";

export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The language is the page's own where the proxy knows it; each page says its own again on the element it draws. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const requestHeaders = await headers();
  const locale =
    matchLocale(requestHeaders.get("x-opentill-locale") ?? "") ??
    negotiateLocale(requestHeaders.get("accept-language")) ??
    DEFAULT_LOCALE;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>{children}</body>
    </html>
  );
}

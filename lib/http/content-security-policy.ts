type Policy = {
  nonce: string;
  frameAncestor: string | null;
  /** Where a form's answer may lead on to: a bank's page. Browsers judge redirects of a form by this list too. */
  bankOrigins: readonly string[];
  isDevelopment: boolean;
};

/** Nothing but our own, with a nonce on every script; no inline handler, no other origin. */
export function contentSecurityPolicy({ nonce, frameAncestor, bankOrigins, isDevelopment }: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development server's own overlay writes styles without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    `form-action ${["'self'", ...bankOrigins].join(" ")}`,
    `frame-ancestors ${frameAncestor ?? "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}

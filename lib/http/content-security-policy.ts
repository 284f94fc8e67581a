type Policy = {
  nonce: string;
  frameAncestor: string | null;
  /** Where a form's answer may lead on to: a bank's page. Browsers judge redirects of a form by this list too. */
  bankOrigins: readonly string[];
  isDevelopment: boolean;
  /** The outbox shows letters in frames; no other page holds one. */
  showsLetters: boolean;
};

/** Nothing but our own, with a nonce on every script; no inline handler, no other origin. */
export function contentSecurityPolicy(policy: Policy): string {
  const { nonce, frameAncestor, bankOrigins, isDevelopment, showsLetters } = policy;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development server's own overlay writes styles without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    // The phone's page can be installed, and its worker shows notifications.
    "manifest-src 'self'",
    "worker-src 'self'",
    `frame-src ${showsLetters ? "'self'" : "'none'"}`,
    `form-action ${["'self'", ...bankOrigins].join(" ")}`,
    `frame-ancestors ${frameAncestor ?? "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}

/**
 * Remembers, in this tab only, that the customer pressed the button here: whoever did is taken back to the shop when
 * the order is paid, whoever comes back later by the order's address is not. A frame may have no storage; then nobody
 * is taken anywhere by itself, which is right in a frame.
 */
const keyOf = (sessionId: string) => `opentill.paying.${sessionId}`;

export function rememberPaying(sessionId: string): void {
  try {
    window.sessionStorage.setItem(keyOf(sessionId), "1");
  } catch {
    // No storage: the link back is still on the page.
  }
}

/** True once after `rememberPaying`. */
export function forgetPaying(sessionId: string): boolean {
  try {
    const wasPaying = window.sessionStorage.getItem(keyOf(sessionId)) !== null;
    window.sessionStorage.removeItem(keyOf(sessionId));
    return wasPaying;
  } catch {
    return false;
  }
}

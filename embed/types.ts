import type { ClientEvent } from "../lib/contracts/client-events";

/**
 * What `onEvent` hears: every message of the page in the frame, and `error` from `embed.js` itself, which knows no session.
 * None of it is proof of a payment: deliver on the webhook.
 */
export type EmbedEvent = Pick<ClientEvent, "type" | "data"> & { session_id: string | null };

/**
 * Why there is no page in the frame: `frame_refused` when something loaded there but did not speak within 3 s (most often
 * a browser that kept the page out, because this origin is not among the merchant's), `frame_silent` when nothing loaded
 * within 15 s.
 */
export type EmbedErrorCode = "frame_refused" | "frame_silent";

type Source =
  /** The `client_secret` of a checkout session. */
  | { session: string; link?: undefined }
  /** The slug of a checkout link, with or without a query, or its whole URL. */
  | { link: string; session?: undefined };

export type EmbedOptions = Source & {
  /** The element that the page fills, or its selector. What it holds is replaced. */
  target: string | Element;
  onEvent?: (event: EmbedEvent) => void;
  /** What a screen reader calls the frame. "Checkout" by default. */
  title?: string;
  /** `false` keeps this page where it is when the customer presses "back to the shop". */
  redirect?: boolean;
  /**
   * What happens, after the `error` event, when there is no page in the frame. A link to the hosted page is shown in either
   * case; `redirect` also goes there at once. The default is `redirect` for a session, because the customer asked to
   * pay, and `button` for a link, because a frame on a product page must not take the reader away.
   */
  fallback?: "redirect" | "button";
  /** The words of that link. "Continue to checkout" by default. */
  continueText?: string;
};

export type Embedded = {
  /** Takes the frame away. No event follows. */
  close(): void;
};

export type Opentill = {
  /** Throws a TypeError when an option can't work: a target that is not there, a link of another site. */
  embed(options: EmbedOptions): Embedded;
};

declare global {
  interface Window {
    Opentill: Opentill;
  }
}

import { frameAddress } from "./frame-address";
import { isWebUrl } from "./is-web-url";
import { readMessage } from "./read-message";
import type { Embedded, EmbedErrorCode, EmbedEvent, EmbedOptions } from "./types";

const FIRST_HEIGHT_PX = 640;
const LOAD_TIMEOUT_MS = 15_000;
/** Counted from the frame's load, so that a slow network is not taken for a refusal. */
const FIRST_WORD_TIMEOUT_MS = 3_000;

const REASONS: Record<EmbedErrorCode, string> = {
  frame_refused: "The page did not speak. Is this site's origin among the merchant's embedding origins?",
  frame_silent: "The page did not load.",
};

/** Fills the target with the page of a session or a link of the Opentill at `base`. */
export function embed(base: string, options: EmbedOptions): Embedded {
  const target = findTarget(options.target);
  const address = frameAddress(base, location.origin, options);
  const origin = new URL(base).origin;
  const frame = createFrame(address.frameUrl, options.title);
  let isOpen = true;
  let timer = setTimeout(giveUp, LOAD_TIMEOUT_MS, "frame_silent");

  frame.onload = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, FIRST_WORD_TIMEOUT_MS, "frame_refused");
  };
  addEventListener("message", hear);
  target.replaceChildren(frame);
  return { close };

  function hear(message: MessageEvent<unknown>): void {
    if (message.source !== frame.contentWindow) return;
    const event = readMessage(message, origin);
    if (!event) return;
    clearTimeout(timer);
    frame.onload = null;
    obey(event);
    tell(event);
  }

  function obey({ type, data }: EmbedEvent): void {
    if (type === "resize" && Number(data.height) > 0) frame.style.height = `${Number(data.height)}px`;
    if (type === "close") close();
    if (type === "redirect" && data.target === "parent" && options.redirect !== false && isWebUrl(data.url)) {
      location.assign(data.url);
    }
  }

  function tell(event: EmbedEvent): void {
    options.onEvent?.(event);
  }

  function giveUp(code: EmbedErrorCode): void {
    try {
      tell({ type: "error", session_id: null, data: { code, message: REASONS[code] } });
    } finally {
      // A listener that has closed the frame has its own way on.
      if (isOpen) fallBack();
    }
  }

  function fallBack(): void {
    close();
    target.replaceChildren(createLink(address.pageUrl, options.continueText));
    const fallback = options.fallback ?? (options.session ? "redirect" : "button");
    // If this page is itself in a frame, the browser may want a press first: the link is there for that.
    if (fallback === "redirect") open(address.pageUrl, "_top");
  }

  function close(): void {
    isOpen = false;
    clearTimeout(timer);
    removeEventListener("message", hear);
    frame.remove();
  }
}

function findTarget(target: string | Element): Element {
  const element = typeof target === "string" ? document.querySelector(target) : target;
  if (!element) throw new TypeError(`Opentill: there is no element ${target}.`);
  return element;
}

function createFrame(url: string, title = "Checkout"): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.src = url;
  frame.title = title;
  frame.allow = "payment";
  frame.style.cssText = `display:block;width:100%;height:${FIRST_HEIGHT_PX}px;border:0`;
  return frame;
}

function createLink(url: string, text = "Continue to checkout"): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = url;
  link.target = "_top";
  link.className = "opentill-continue";
  link.textContent = text;
  return link;
}

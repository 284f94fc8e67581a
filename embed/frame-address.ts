import type { EmbedOptions } from "./types";

/** `frameUrl` goes into the frame; `pageUrl` is the same page on its own, for the whole window. */
export type FrameAddress = { frameUrl: string; pageUrl: string };

/**
 * Where the page is. `base` has no slash at its end. A link keeps the query that it came with.
 * Throws a TypeError for anything that is not a page of this base.
 */
export function frameAddress(base: string, parentOrigin: string, options: EmbedOptions): FrameAddress {
  const { session, link } = options;
  if (!session === !link) throw new TypeError("Opentill: embed takes either session or link.");
  return session ? sessionAddress(base, session) : linkAddress(base, parentOrigin, link ?? "");
}

function sessionAddress(base: string, secret: string): FrameAddress {
  if (!/^[\w-]+$/.test(secret))
    throw new TypeError("Opentill: session takes the client_secret of a session.");
  const pageUrl = `${base}/c/${secret}`;
  return { pageUrl, frameUrl: `${pageUrl}?embed=1` };
}

function linkAddress(base: string, parentOrigin: string, link: string): FrameAddress {
  const links = `${base}/l/`;
  const url = new URL(link, links);
  if (!url.href.startsWith(links))
    throw new TypeError(`Opentill: ${link} is not a checkout link of ${base}.`);
  const pageUrl = url.href;
  url.searchParams.set("embed_origin", parentOrigin);
  return { pageUrl, frameUrl: url.href };
}

import type { LinkQrQuery } from "@/lib/contracts/link-request";
import { encodeQrCode } from "./encode-qr-code";
import { renderPng } from "./render-png";
import { renderSvg } from "./render-svg";

/** The QR code of a link's public address, as a file of the format asked for. Refused like `renderPng`. */
export function drawLinkQr(
  url: string,
  { format, size, margin }: LinkQrQuery,
): { type: string; bytes: Buffer } {
  const code = encodeQrCode(url);
  switch (format) {
    case "svg":
      return { type: "image/svg+xml", bytes: Buffer.from(renderSvg(code, size, margin)) };
    case "png":
      return { type: "image/png", bytes: renderPng(code, size, margin) };
  }
}

import type { QrCode } from "./encode-qr-code";
import { runsOf } from "./runs-of";

/** The code as one path on white. `sizePixels` is what it is shown at where nothing else is said; it is sharp at any. */
export function renderSvg(code: QrCode, sizePixels: number, marginModules: number): string {
  const side = code.size + 2 * marginModules;
  const path = code.rows.flatMap((row, y) =>
    runsOf(row).map(
      ({ from, length }) => `M${from + marginModules} ${y + marginModules}h${length}v1h-${length}z`,
    ),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePixels}" height="${sizePixels}" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path.join("")}"/></svg>\n`
  );
}

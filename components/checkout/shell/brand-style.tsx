import { type BrandColors, brandColors } from "../brand-colors";

type Props = { brandColor: string; nonce: string | undefined };

/** The merchant's colours as a style element, because the page's policy allows no style attribute. */
export function BrandStyle({ brandColor, nonce }: Props) {
  const { light, dark } = brandColors(brandColor);
  return (
    <style nonce={nonce}>
      {`:root{${declarations(light)}}@media(prefers-color-scheme:dark){:root{${declarations(dark)}}}`}
    </style>
  );
}

function declarations({ accent, onAccent, edge, ink, soft }: BrandColors): string {
  return `--accent:${accent};--on-accent:${onAccent};--accent-edge:${edge};--accent-ink:${ink};--accent-soft:${soft}`;
}

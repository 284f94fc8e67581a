const FALLBACK_BRAND = "#1f5c4d";
const WHITE = "#ffffff";
const BLACK = "#000000";
/** Where black and white text are equally readable (WCAG 2.2: both have 4.58 to 1 there). */
const MIDDLE_LUMINANCE = 0.179;

/** The brand's own colour with the more readable of white and black on it: always 4.5 to 1 or more. */
export function buttonColors(brandColor: string): { background: string; text: string } {
  const background = /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor : FALLBACK_BRAND;
  return { background, text: luminance(background) > MIDDLE_LUMINANCE ? BLACK : WHITE };
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

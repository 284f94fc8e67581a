/** The colours that one theme needs of a brand, each `#rrggbb`. */
export type BrandColors = {
  /** Behind the main button: the brand's own colour, or as near to it as its text stays readable. */
  accent: string;
  onAccent: string;
  /** Outlines and marks: at least 3:1 against every surface. */
  edge: string;
  /** Links and other text: at least 4.5:1 against every surface and against `soft`. */
  ink: string;
  /** Behind a chosen row. */
  soft: string;
};

/** The surfaces of `app/globals.css` that the colours are read against. */
export const THEME_SURFACES = {
  light: { page: "#f5f5f2", surface: "#ffffff", muted: "#565b61", far: "#000000", softShare: 0.08 },
  dark: { page: "#101214", surface: "#1a1d20", muted: "#aab1b8", far: "#ffffff", softShare: 0.14 },
} as const;

const FALLBACK_BRAND = "#1f5c4d";
const TEXT_CONTRAST = 4.5;
const MARK_CONTRAST = 3;
const STEPS = 50;

/**
 * Readable colours for both themes from any `#rrggbb`; anything else counts as the default brand. Ratios are those
 * of WCAG 2.2, 1.4.3 and 1.4.11.
 */
export function brandColors(brandColor: string): { light: BrandColors; dark: BrandColors } {
  const brand = /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor.toLowerCase() : FALLBACK_BRAND;
  return { light: colorsFor(brand, "light"), dark: colorsFor(brand, "dark") };
}

/** The WCAG contrast ratio of two `#rrggbb`, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function colorsFor(brand: string, theme: keyof typeof THEME_SURFACES): BrandColors {
  const { page, surface, far, softShare } = THEME_SURFACES[theme];
  const soft = mix(surface, brand, softShare);
  return {
    ...button(brand),
    edge: moveUntilReadable(brand, far, [page, surface], MARK_CONTRAST),
    ink: moveUntilReadable(brand, far, [page, surface, soft], TEXT_CONTRAST),
    soft,
  };
}

/** White text wherever the brand needs little darkening for it, near-black text on bright brands. */
function button(brand: string): { accent: string; onAccent: string } {
  const white = "#ffffff";
  const black = "#111315";
  if (contrastRatio(brand, white) >= MARK_CONTRAST) {
    return { accent: moveUntilReadable(brand, "#000000", [white], TEXT_CONTRAST), onAccent: white };
  }
  return { accent: moveUntilReadable(brand, white, [black], TEXT_CONTRAST), onAccent: black };
}

function moveUntilReadable(color: string, towards: string, against: string[], ratio: number): string {
  for (let step = 0; step < STEPS; step += 1) {
    const candidate = mix(color, towards, step / STEPS);
    if (against.every((other) => contrastRatio(candidate, other) >= ratio)) return candidate;
  }
  return towards;
}

function mix(from: string, to: string, share: number): string {
  const target = parse(to);
  const mixed = parse(from).map((value, index) => value + ((target[index] ?? 0) - value) * share);
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = parse(color).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(value: number): number {
  const channel = value / 255;
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Red, green and blue, 0 to 255. */
function parse(color: string): number[] {
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

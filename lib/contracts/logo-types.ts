/** Pictures that a logo may be. No SVG: it is a document that can hold scripts. */
export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export type LogoType = (typeof LOGO_TYPES)[number];

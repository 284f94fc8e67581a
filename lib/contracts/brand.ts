/** The colour of a merchant that has not chosen one. */
export const DEFAULT_BRAND_COLOR = "#1f2937";

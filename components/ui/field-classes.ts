/** Inputs and selects. 16 px text: smaller makes phones zoom in. */
export const FIELD_CLASSES =
  "block min-h-12 w-full rounded-lg border border-edge bg-surface px-3 py-2 text-base text-ink aria-invalid:border-danger aria-invalid:outline-1 aria-invalid:outline-danger focus-visible:outline-3 focus-visible:outline-accent-ink";

export const LABEL_CLASSES = "mb-1 block font-medium";

export const ERROR_CLASSES = "mt-1 text-sm font-medium text-danger";

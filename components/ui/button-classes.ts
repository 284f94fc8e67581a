const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-lg text-center font-semibold leading-tight";

const KINDS = {
  primary: `${SHAPE} min-h-14 w-full border border-accent-edge bg-accent px-6 py-2 text-lg text-on-accent hover:border-ink aria-disabled:cursor-wait aria-disabled:opacity-80`,
  secondary: `${SHAPE} border border-edge bg-surface px-4 py-2 hover:border-ink`,
  quiet: `${SHAPE} px-1 py-2 text-accent-ink underline underline-offset-4 hover:decoration-2`,
} as const;

/** One look for buttons and for links that act like them. */
export function buttonClasses(kind: keyof typeof KINDS): string {
  return KINDS[kind];
}

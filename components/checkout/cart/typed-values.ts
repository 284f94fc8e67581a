import { CART_FIELDS } from "./cart-values";

/**
 * What was typed and has not reached the server yet, in this tab only: it is gone when the server has it, and with the tab.
 * A frame may have no storage; then the server's copy is all there is.
 */
const keyOf = (sessionId: string) => `opentill.typed.${sessionId}`;

export function rememberTyped(sessionId: string, form: HTMLFormElement): string {
  const typed = JSON.stringify(Object.fromEntries(fieldsOf(form).map((field) => [field.name, read(field)])));
  attempt(() => window.sessionStorage.setItem(keyOf(sessionId), typed));
  return typed;
}

/** Forgets it, unless more was typed since. */
export function forgetTyped(sessionId: string, typed: string): void {
  attempt(() => {
    const isLatest = window.sessionStorage.getItem(keyOf(sessionId)) === typed;
    if (isLatest) window.sessionStorage.removeItem(keyOf(sessionId));
  });
}

/** Forgets it whatever it was: the order has it. */
export function dropTyped(sessionId: string): void {
  attempt(() => window.sessionStorage.removeItem(keyOf(sessionId)));
}

/** Puts it back into the form; answers whether there was anything. */
export function fillTyped(sessionId: string, form: HTMLFormElement): boolean {
  const typed = attempt(() => window.sessionStorage.getItem(keyOf(sessionId)));
  if (!typed) return false;
  const values: Record<string, string | boolean> = attempt(() => JSON.parse(typed)) ?? {};
  for (const field of fieldsOf(form)) {
    const value = values[field.name];
    if (typeof value === "string") field.value = value;
    if (typeof value === "boolean") field.checked = value;
  }
  return true;
}

/** Texts and ticks. Country and method come with the total, which the server works out. */
function fieldsOf(form: HTMLFormElement): HTMLInputElement[] {
  return CART_FIELDS.flatMap((name) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement && field.type !== "radio" ? [field] : [];
  });
}

function read(field: HTMLInputElement): string | boolean {
  return field.type === "checkbox" ? field.checked : field.value;
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

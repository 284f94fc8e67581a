/** What the browser itself would post for the form and the pressed button. */
export function formBody(form: HTMLFormElement, pressed?: { name: string; value: string }): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  if (pressed?.name) body.append(pressed.name, pressed.value);
  return body;
}

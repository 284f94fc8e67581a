import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { readText } from "./read-json";

/** A form as browsers post it without scripts (`application/x-www-form-urlencoded`), within the limit of any body. */
export async function readForm(request: Request): Promise<FormData> {
  const text = await readText(request, MAX_BODY_BYTES);
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}

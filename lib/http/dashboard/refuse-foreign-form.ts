import { Refusal } from "@/lib/core/errors";

/**
 * Refuses (403 `foreign_form`) a form that stood on anybody else's page: with it a stranger could have somebody who is signed
 * in press a button. Browsers say where a request comes from; one that says nothing is refused.
 */
export function refuseForeignForm(headers: Headers, baseUrl: string): void {
  const site = headers.get("sec-fetch-site");
  const isOurs = site === null ? headers.get("origin") === new URL(baseUrl).origin : site === "same-origin";
  if (!isOurs) {
    throw new Refusal(
      403,
      "foreign_form",
      "The form stood on another site's page, so that nothing was done.",
    );
  }
}

import { renderLayout } from "./layout";

/** For a link that opens no payment. */
export function renderMissingPage(): string {
  return renderLayout(
    "No such payment",
    `<h1>No such payment</h1>
<p class="quiet">This link opens no payment. Go back to the shop and start again from there.</p>`,
  );
}

import { randomUUID } from "node:crypto";
import { TEA } from "../tea";
import type { Answer } from "../web/answer";
import { formatAmount } from "../web/format-amount";
import { html } from "../web/html";
import { layout } from "./layout";
import { teaTin } from "./tea-tin";

/** One tea, and two ways to pay for it. `visit` names this showing of the page; see `buy.ts` for what it is good for. */
export function productPage(): Answer {
  const body = html`<article class="product">
${teaTin}
<div>
<p class="origin">Uji, Japan · first harvest</p>
<h1>${TEA.name}</h1>
<p class="price">${formatAmount(TEA.unitAmountMinor, TEA.currency)}</p>
<p>Picked in the first days of May, steamed within hours. It tastes of fresh peas and a sea breeze; give it water of
70 °C and one patient minute.</p>
<form method="post" action="/buy">
<input type="hidden" name="visit" value="${randomUUID()}">
<p class="quantity">
<label for="quantity">Quantity</label>
<input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="${TEA.maxQuantity}" value="1" required>
</p>
<p class="buttons">
<button type="submit">Buy now</button>
<button type="submit" class="quiet" formmethod="get" formaction="/embedded">Buy here</button>
</p>
</form>
<p class="hint"><b>Buy now</b> goes to the payment page and comes back. <b>Buy here</b> opens it inside this shop.</p>
</div>
</article>`;
  return layout({ title: TEA.name, body });
}

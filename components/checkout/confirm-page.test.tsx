import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ConfirmPageModel } from "@/lib/contracts/confirm-page-model";
import { CONFIRM_PAGE } from "./confirm/test-support";
import { ConfirmPage } from "./confirm-page";

const render = (changes: Partial<ConfirmPageModel> = {}, isRefused = false) =>
  renderToStaticMarkup(
    <ConfirmPage model={{ ...CONFIRM_PAGE, ...changes }} isRefused={isRefused} nonce="n" />,
  );

describe("the page of a confirm link", () => {
  it("shows what is being confirmed: merchant, order, lines, amount, customer, time", () => {
    const page = render();
    for (const text of [
      "Fjord Tea",
      "Order 7YQ4-K2NM",
      "Assam &lt;b&gt;",
      "€24.00",
      "Ada Customer",
      "ada@customer.example",
      "Germany",
      "Visa •••• 4242",
      "cart-7",
      "2 hours and 13 minutes",
      "Test mode",
    ]) {
      expect(page).toContain(text);
    }
  });

  it("asks by two plain forms, which need no scripts", () => {
    const page = render();
    expect(page.match(/<form action="\/api\/confirm\/cl_1_secret" method="post">/g)).toHaveLength(2);
    for (const answer of ["confirm", "cancel"]) {
      expect(page).toContain(`<input type="hidden" name="answer" value="${answer}"/>`);
    }
    expect(page).toContain("Confirm and take €24.00");
    expect(page).toContain("Do not confirm");
  });

  it("asks nothing once there is nothing to decide", () => {
    for (const status of ["authorized", "capturing", "succeeded", "voiding", "canceled", "failed"] as const) {
      expect(render({ status, minutesLeft: null })).not.toContain("<form");
    }
  });

  it("looks again by itself while the bank is being asked, and not otherwise", () => {
    const refresh = 'http-equiv="refresh"';
    expect(render({ status: "capturing", minutesLeft: null })).toContain(refresh);
    expect(render({ status: "voiding", minutesLeft: null })).toContain(refresh);
    expect(render()).not.toContain(refresh);
    expect(render({ status: "succeeded", minutesLeft: null })).not.toContain(refresh);
  });

  it("tells whoever pressed too late that nothing came of it", () => {
    const words = "Your answer came too late and changed nothing.";
    expect(render({ status: "canceled", minutesLeft: null }, true)).toContain(words);
    expect(render({ status: "canceled", minutesLeft: null })).not.toContain(words);
    expect(render({}, true)).not.toContain(words);
  });
});

import { api } from "../support/api";
import { awaitScripts } from "../support/await-scripts";
import { continueButton, fillCart } from "../support/cart";
import { newCustomer } from "../support/customer";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

type Link = { id: string; url: string; status: string };

function makeLink(more: Record<string, unknown>): Promise<Link> {
  const [first] = demo().links;
  return api<Link>("/links", { items: [{ product: first?.product }], ...more });
}

test.describe("a link that opens no cart", () => {
  test.use({ expectedErrors: [/status of (409|410)/] });

  test("because it was for one order, says so to whoever presses Continue second, and opens for nobody else", async ({
    page,
    context,
  }) => {
    const link = await makeLink({ max_orders: 1, cancel_url: demo().shop_url });
    const [first, second] = [newCustomer(), newCustomer()];
    const other = await context.newPage();
    for (const surface of [page, other]) {
      await surface.goto(link.url);
      await awaitScripts(surface);
    }
    await fillCart(page, first, "Card");
    await fillCart(other, second, "Card");
    await continueButton(page).click();
    await expect(page).toHaveURL(/\/o\//);
    await continueButton(other).click();
    await expect(other.getByRole("heading", { name: "This link has been used already" })).toBeVisible();
    await expect(other.getByText(/Nothing was ordered and nothing was paid here/)).toBeVisible();
    await expect(other.getByRole("link", { name: "Return to Little Leaf Tea" })).toBeVisible();
    const { data } = await api<{ data: unknown[] }>(`/orders?email=${encodeURIComponent(second.email)}`);
    expect(data).toEqual([]);
    await other.goto(link.url);
    await expect(other.getByRole("heading", { name: "This link has been used already" })).toBeVisible();
  });

  test("because it is archived, says whom to ask, and opens again once it is restored", async ({ page }) => {
    const link = await makeLink({});
    await api(`/links/${link.id}/archive`, {});
    await page.goto(link.url);
    await expect(page.getByRole("heading", { name: "This link is no longer in use" })).toBeVisible();
    await expect(page.getByText("help@littleleaf.example")).toBeVisible();
    await api(`/links/${link.id}/restore`, {});
    await page.goto(link.url);
    await expect(page.getByText("Total").first()).toBeAttached();
  });
});

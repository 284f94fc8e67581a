import type { Locator } from "@playwright/test";
import type { Customer } from "./customer";
import type { Surface } from "./surface";

/** What the customer types and ticks on the cart page. */
export async function fillCart(surface: Surface, customer: Customer, method: string): Promise<void> {
  await surface.getByLabel("Email").fill(customer.email);
  await surface.getByLabel("Full name").fill(customer.name);
  await chooseMethod(surface, method);
  await surface.getByLabel("I agree to the terms of sale").check();
  await surface.getByLabel("I agree to the processing of my personal data").check();
}

/** Picks a method by the name that the customer reads, unfolding the list where it is folded away. */
export async function chooseMethod(surface: Surface, method: string): Promise<void> {
  const radio = surface.getByRole("radio", { name: new RegExp(`^${method}\\b`) });
  const more = surface.getByText(/^More ways to pay/);
  await radio.or(more).first().waitFor();
  if (!(await radio.isVisible())) await more.click();
  await radio.check();
}

/** The page's one big button, whatever it promises. */
export function continueButton(surface: Surface): Locator {
  return surface.getByRole("button", { name: /^(Continue|Pay|Place order)/ });
}

/** The cart's total in minor units. Lines are whole, so there is nothing to round. */
export function cartTotal(items: readonly { unitAmount: number; quantity: number }[]): number {
  return items.reduce((total, item) => total + item.unitAmount * item.quantity, 0);
}

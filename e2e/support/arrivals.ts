import { demo } from "./demo";

export type Arrival = {
  verified: boolean;
  deliveries: number;
  event: { id: string; type: string; sequence: number; data: { id: string; order?: string | null } };
};

/** What the example shop's webhook has received about an order and its payments, oldest first. */
export async function arrivalsOf(orderId: string): Promise<Arrival[]> {
  const response = await fetch(`${demo().shop_url}/events.json`);
  const { events } = (await response.json()) as { events: Arrival[] };
  return events.filter(({ event }) => event?.data.id === orderId || event?.data.order === orderId).reverse();
}

/** The types of what arrived, sorted: events may overtake one another. */
export async function arrivedTypes(orderId: string): Promise<string[]> {
  return (await arrivalsOf(orderId)).map(({ event }) => event.type).sort();
}

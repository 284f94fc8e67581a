import { randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import { api } from "./api";

type Asked = {
  id: string;
  order: string;
  url: string;
  payment: { id: string; status: string; next_action: { matching_number: number } | null };
};

/** A number that no other test asks. */
export function newPhoneNumber(): string {
  return `+354${randomInt(6_000_000, 8_999_999)}`;
}

/** A cart of €24.00 for a phone; `session` changes what it is opened with. */
export function askPhone(session: Record<string, unknown> = {}): Promise<Asked> {
  return api<Asked>("/checkout/sessions", {
    currency: "EUR",
    country: "IS",
    ui_mode: "headless",
    payment_method: "phone",
    customer: { phone: newPhoneNumber() },
    items: [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2 }],
    ...session,
  });
}

/** The order's page, where the shop's screen shows the number to compare. */
export async function shopPageOf({ order }: Asked): Promise<string> {
  return (await api<{ url: string }>(`/orders/${order}`)).url;
}

type Outbox = { data: { channel: string; text: string }[] };

/** The link in the text message about a payment, as the customer would open it. */
export async function phonePageOf(paymentId: string): Promise<string> {
  const { data } = await api<Outbox>(`/test/outbox?about=${paymentId}`);
  const text = data.find(({ channel }) => channel === "sms")?.text ?? "";
  const [link = ""] = /https?:\/\/\S+\/p\/\w{22}$/.exec(text) ?? [];
  expect(link, `the link in “${text}”`).not.toBe("");
  return link;
}

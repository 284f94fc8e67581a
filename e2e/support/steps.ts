import type { Page } from "@playwright/test";
import { api, openSession } from "./api";
import { awaitScripts } from "./await-scripts";
import { demo } from "./demo";
import { type Order, payOrder, placeOrder, readOrder } from "./order";
import { askPhone, newPhoneNumber, phonePageOf, shopPageOf } from "./phone";

/** One thing that the customer can see: how to bring it about, and what is left to do once its address is open. */
export type Step = { prepare(): Promise<string>; arrive?(page: Page): Promise<void> };

const token = (outcome: string) => `sandbox_card_${outcome}_visa`;

/** Every step of the customer's path, each with an address that shows it in any language and theme. */
export const STEPS: Record<string, Step> = {
  "the cart": { prepare: async () => (await openSession()).url },
  "the cart with errors": {
    prepare: async () => (await openSession()).url,
    arrive: async (page) => {
      await page.locator("button[type=submit]:visible").last().click();
      await page.locator("#email-error").waitFor();
    },
  },
  "the cart with all the ways to pay, for a company": {
    prepare: async () => (await openSession()).url,
    arrive: async (page) => {
      await page.locator("#payment_method summary").click();
      await page.locator("#is_company").check();
    },
  },
  "the cart of a link that was partly refused": {
    prepare: async () => {
      const answer = await fetch(`${demo().base_url}/l/sampler?quantity=900&lang=xx`, { redirect: "manual" });
      return answer.headers.get("location") ?? "";
    },
  },
  "an order to pay": { prepare: async () => (await placeOrder("card")).url },
  "a card that is wrong": {
    prepare: async () => (await placeOrder("card")).url,
    arrive: async (page) => {
      await page.locator("details summary").last().click();
      await page.locator("#card_number").fill("4111 1111 1111 1111");
      await page.locator("form button[type=submit]").click();
      await page.locator("#card_number-error").waitFor();
    },
  },
  "another way to pay": { prepare: async () => `${(await placeOrder("card")).url}?change=1` },
  "a step at the bank": { prepare: async () => (await paid("paypal")).url },
  "a payment that failed": { prepare: async () => (await paid("card", token("declined"))).url },
  instructions: { prepare: async () => (await paid("bank_transfer")).url },
  "a change away from a transfer": {
    prepare: async () => `${(await paid("bank_transfer")).url}?method=card`,
  },
  "a reserved payment": {
    prepare: async () => (await paid("card", token("succeeds"), { confirmation: "manual" })).url,
  },
  "a shop that asks a phone": { prepare: async () => shopPageOf(await askPhone()) },
  "a request on the phone": { prepare: async () => phonePageOf((await askPhone()).payment.id) },
  "several requests on the phone": {
    prepare: async () => {
      const customer = { phone: newPhoneNumber() };
      await askPhone({ customer });
      return phonePageOf((await askPhone({ customer })).payment.id);
    },
  },
  "a phone after its answer": {
    prepare: async () => {
      const { payment } = await askPhone();
      await api(`/test/phone/${payment.id}/reject`, {});
      return phonePageOf(payment.id);
    },
  },
  "a paid order": { prepare: async () => (await paid("card", token("succeeds"))).url },
  "a session that has expired": { prepare: () => end("expire") },
  "a session that was canceled": { prepare: () => end("cancel") },
  "no such page": { prepare: async () => `${demo().base_url}/o/nothing` },
};

async function paid(method: string, card?: string, session: Record<string, unknown> = {}): Promise<Order> {
  const order = await placeOrder(method, session);
  await payOrder(order, method, card);
  return readOrder(order.id);
}

async function end(verb: "expire" | "cancel"): Promise<string> {
  const { id, url } = await openSession();
  await api(`/checkout/sessions/${id}/${verb}`, {});
  return url;
}

/** The step in a language. */
export async function openStep(page: Page, { arrive }: Step, address: string, locale: string): Promise<void> {
  const url = new URL(address, demo().base_url);
  url.searchParams.set("lang", locale);
  await page.goto(url.href);
  if (!arrive) return;
  await awaitScripts(page);
  await arrive(page);
}

import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { findAnsweringEndpoint } from "@/lib/webhooks/find-answering-endpoint";
import type { Judgement } from "./judgement";

/** Whether a server of the merchant's hears of events: one https endpoint of the mode has accepted what was sent. */
export async function judgeWebhook(db: Database | Transaction, scope: Scope): Promise<Judgement> {
  const endpoint = await findAnsweringEndpoint(db, scope);
  if (endpoint) return { done: true, message: `${endpoint.url} has accepted an event.` };
  return {
    done: false,
    message:
      "Open a webhook endpoint at an https address and send it a test event: none has answered with 2xx yet.",
  };
}

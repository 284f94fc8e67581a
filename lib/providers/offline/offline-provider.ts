import type { BankAccount, Provider, ProviderReport, SubmitInput, TransferInstructions } from "../provider";
import { creditorReference } from "./creditor-reference";
import { epcText } from "./epc-text";

/**
 * Money that no machine reports: the customer transfers it to the merchant's own account, and the merchant says when
 * it has come. Stateless, so it answers nothing that it would have to remember, and it never says `captured`.
 */
export const offlineProvider: Provider = {
  id: "offline",
  methods: ["bank_transfer"],
  modes: { test: true, live: true },
  accounts: "none",
  playsFaults: false,
  submit: async (input) => instruct(input),
  capture: async () => refuse("A bank transfer is not authorized first, so there is nothing to capture."),
  release: async () => ({ kind: "released" }),
  refund: async () => ({ kind: "manual" }),
  // It remembers nothing, so a payment whose submission died with its process is submitted again, with the same answer.
  lookup: async () => ({ kind: "unknown" }),
  parseEvent: () => ({ ok: false, reason: "malformed" }),
};

function instruct(input: SubmitInput): ProviderReport {
  if (input.method !== "bank_transfer") return refuse(`There are no instructions for ${input.method}.`);
  if (input.capture === "manual")
    return refuse("A bank transfer cannot be authorized first and captured later.");
  if (input.bankAccount === null) return refuse("The merchant has set up no bank account to transfer to.");
  return { kind: "awaiting_funds", instructions: transferInstructions(input, input.bankAccount) };
}

function transferInstructions(input: SubmitInput, account: BankAccount): TransferInstructions {
  const transfer = {
    holder: account.holder,
    iban: account.iban.replace(/\s/g, "").toUpperCase(),
    bic: account.bic,
    reference: creditorReference(input.orderNumber),
    amountMinor: input.amountMinor,
    currency: input.currency,
  };
  return { ...transfer, bank: account.bank, epcText: epcText(transfer) };
}

function refuse(message: string): ProviderReport {
  return { kind: "failed", reason: "provider_error", message };
}

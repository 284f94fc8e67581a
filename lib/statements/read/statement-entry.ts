/** What a file is, as its own text says. */
export const STATEMENT_FORMATS = ["camt.052", "camt.053", "camt.054", "mt940", "mt942"] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/**
 * One movement of money on an account, whatever the format. Amounts are whole minor units and never negative; `direction`
 * is that of the booking itself, so money that is taken back is a debit with `isReversal`.
 */
export type StatementEntry = {
  /** The IBAN where the bank writes one, else the account as the bank writes it. */
  account: string;
  /** False where the bank says that the entry is not booked yet: nothing is sure about it. */
  isBooked: boolean;
  direction: "credit" | "debit";
  /** An earlier booking comes back: a transfer that was returned, or one that is taken back. */
  isReversal: boolean;
  amountMinor: number;
  /** Three capital letters; perhaps a currency that nobody can pay in here. */
  currency: string;
  /** YYYY-MM-DD, or null where the bank says none. */
  bookedOn: string | null;
  valueOn: string | null;
  /** Structured references of the creditor, as they are written. One, if any, but for a collective booking. */
  references: readonly string[];
  endToEndId: string | null;
  text: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  /** The bank's own name for the booking. */
  bankReference: string | null;
};

export type Statement = { format: StatementFormat; entries: StatementEntry[] };

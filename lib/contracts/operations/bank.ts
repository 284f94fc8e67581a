import { bankEntrySchema, bankStatementSchema } from "../bank-objects";
import { matchBankEntrySchema, STATEMENT_TYPES } from "../bank-request";
import { bankEntriesQuery, listSchema } from "../list-queries";
import type { Operation } from "./operation";

export const BANK_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/bank-statements",
    id: "importBankStatement",
    scope: "bank_statements:write",
    summary: "Hand in a bank statement, and have its transfers pay their orders",
    upload: STATEMENT_TYPES,
    status: 200,
    answer: bankStatementSchema,
  },
  {
    method: "get",
    path: "/bank-entries",
    id: "listBankEntries",
    scope: "bank_statements:read",
    summary: "Entries of bank statements, newest first",
    query: bankEntriesQuery,
    status: 200,
    answer: listSchema(bankEntrySchema),
  },
  {
    method: "get",
    path: "/bank-entries/{id}",
    id: "getBankEntry",
    scope: "bank_statements:read",
    summary: "Read an entry of a bank statement",
    status: 200,
    answer: bankEntrySchema,
  },
  {
    method: "post",
    path: "/bank-entries/{id}/match",
    id: "matchBankEntry",
    scope: "bank_statements:write",
    summary: "Say which order a transfer has paid",
    body: matchBankEntrySchema,
    status: 200,
    answer: bankEntrySchema,
  },
];

type Part = {
  amount?: string;
  direction?: "CRDT" | "DBIT";
  reference?: string;
  text?: string | string[];
  endToEndId?: string;
  isReturn?: boolean;
  bankReference?: string;
};

export type Booking = Part & {
  amount: string;
  currency?: string;
  status?: string;
  isReversal?: boolean;
  day?: string;
  /** The transactions of a collective booking. */
  parts?: Part[];
};

/** A CAMT.053 as a bank would write it: one statement of bookings on one account, credits in euro unless they say else. */
export function camt053(
  bookings: Booking[],
  { iban = "DE89370400440532013000", id = "2026-11-21" } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId></GrpHdr>
<Stmt><Id>${id}</Id><Acct><Id><IBAN>${iban}</IBAN></Id></Acct>
${bookings.map(ntry).join("\n")}
</Stmt></BkToCstmrStmt></Document>`;
}

function ntry(booking: Booking): string {
  const { amount, currency = "EUR", direction = "CRDT", status = "BOOK", day = "2026-11-21" } = booking;
  const parts = booking.parts ?? [{ ...booking, amount: undefined, bankReference: undefined }];
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${
    booking.isReversal ? "<RvslInd>true</RvslInd>" : ""
  }<Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt>${
    booking.bankReference ? `<AcctSvcrRef>${booking.bankReference}</AcctSvcrRef>` : ""
  }<NtryDtls>${parts.map((part) => detail(part, currency)).join("")}</NtryDtls></Ntry>`;
}

function detail(
  { amount, direction, reference, text, endToEndId, isReturn, bankReference }: Part,
  currency: string,
) {
  const refs = `${bankReference ? `<AcctSvcrRef>${bankReference}</AcctSvcrRef>` : ""}${
    endToEndId ? `<EndToEndId>${endToEndId}</EndToEndId>` : ""
  }`;
  const texts = [text ?? []]
    .flat()
    .map((line) => `<Ustrd>${line}</Ustrd>`)
    .join("");
  const structured = reference ? `<Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd>` : "";
  return `<TxDtls><Refs>${refs}</Refs>${amount ? `<Amt Ccy="${currency}">${amount}</Amt>` : ""}${
    amount && direction ? `<CdtDbtInd>${direction}</CdtDbtInd>` : ""
  }<RltdPties><Dbtr><Pty><Nm>Ada Customer</Nm></Pty></Dbtr></RltdPties><RmtInf>${texts}${structured}</RmtInf>${
    isReturn ? "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" : ""
  }</TxDtls>`;
}

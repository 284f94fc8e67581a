import type { ReactNode } from "react";

/** One drawing per kind of method. They are nobody's logo: the name beside them says which method it is. */
const DRAWINGS: Record<string, ReactNode> = {
  card: (
    <path d="M3 8.5h22M3 7.5A1.5 1.5 0 0 1 4.5 6h19A1.5 1.5 0 0 1 25 7.500v13a1.5 1.5 0 0 1-1.5 1.500h-19A1.5 1.5 0 0 1 3 20.500ZM3 11h22M7 17h5" />
  ),
  wallet: (
    <path d="M5 8h16a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7.500A2.5 2.5 0 0 1 6.5 5H20m4 8.500h-5a2 2 0 0 0 0 4h5" />
  ),
  bank_redirect: <path d="M4 11 14 5l10 6Zm2.5 0v9m5-9v9m5-9v9m5-9v9M4 23h20" />,
  bank_debit: <path d="M4 10 14 5l10 5ZM7 10v7m5-7v5m5-5v3M4 21h9m4 1 3 2 5-7" />,
  bank_transfer: <path d="M4 9.500h18m-5-5 5 5-5 5M24 18.500H6m5-5-5 5 5 5" />,
  voucher: <path d="M6 4v20l2.7-2 2.6 2 2.7-2 2.7 2 2.6-2 2.7 2V4ZM10 9.500h8m-8 4.500h8m-8 4.500h4" />,
  cash: <path d="M3 8h22v12H3Zm11 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM6.5 14h.1m14.8 0h.1" />,
  pay_later: <path d="M5 7h18v16H5Zm0 5h18M10 4v5m8-5v5m-7 8 2.5 2.500L17.5 15.5" />,
  mobile: (
    <path d="M9 3h10a1.5 1.5 0 0 1 1.5 1.500v19A1.5 1.5 0 0 1 19 25H9a1.5 1.5 0 0 1-1.5-1.500v-19A1.5 1.5 0 0 1 9 3Zm4 18.500h2" />
  ),
  qr: (
    <path d="M5 5h7v7H5Zm11 0h7v7h-7ZM5 16h7v7H5Zm11 0h3v3h4m-7 4h2m3-1v1h2v-3M8 8h1v1H8Zm11 0h1v1h-1ZM8 19h1v1H8Z" />
  ),
};

export function MethodIcon({ kind }: { kind: string }) {
  return (
    <svg
      viewBox="0 0 28 28"
      width="28"
      height="28"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0 text-accent-ink"
    >
      {DRAWINGS[kind] ?? DRAWINGS.wallet}
    </svg>
  );
}

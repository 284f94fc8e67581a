import type { ReactNode } from "react";
import { BRAND_MARKS, type BrandMark } from "./brand-marks";

/** One drawing per kind of method, for methods whose name is a common noun and brands without a mark. */
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

type Props = { method: { id: string; kind: string } };

/** A mark to find the method by. It is decoration: the name beside it says which method it is. */
export function MethodIcon({ method: { id, kind } }: Props) {
  if (id === "card") return <CardMarks />;
  const mark = Object.hasOwn(BRAND_MARKS, id) ? BRAND_MARKS[id] : undefined;
  return mark ? <Plate {...mark} /> : <KindDrawing kind={kind} />;
}

/** The two schemes that every card payment here takes. */
function CardMarks() {
  return (
    <span className="flex shrink-0 gap-1">
      <Plate plate="#1434cb" ink="#fff" words="VISA" />
      <svg viewBox="0 0 42 28" width="42" height="28" aria-hidden="true">
        <circle cx="16" cy="14" r="10" fill="#eb001b" />
        <circle cx="26" cy="14" r="10" fill="#f79e1b" />
        <path d="M21 5.300a10 10 0 0 1 0 17.400 10 10 0 0 1 0-17.400" fill="#ff5f00" />
      </svg>
    </span>
  );
}

const PLATE_WIDTH = 42;
const MAX_FONT_SIZE = 12;
/** About what a bold letter of a system font is wide, in its own size. */
const LETTER_WIDTH = 0.62;

function Plate({ plate, ink, words }: BrandMark) {
  const fontSize = Math.min(MAX_FONT_SIZE, Math.floor((PLATE_WIDTH - 5) / (words.length * LETTER_WIDTH)));
  return (
    <svg
      viewBox="0 0 42 28"
      width="42"
      height="28"
      aria-hidden="true"
      direction="ltr"
      className="shrink-0 font-bold"
    >
      <rect x=".5" y=".5" width="41" height="27" rx="4" fill={plate} stroke="#888" />
      <text x="21" y={14 + fontSize * 0.36} textAnchor="middle" fontSize={fontSize} fill={ink}>
        {words}
      </text>
    </svg>
  );
}

function KindDrawing({ kind }: { kind: string }) {
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

import type { ReactNode } from "react";

const PATHS = {
  check: <path d="m4.5 10.5 3.5 3.5 7.5-8" />,
  alert: <path d="M10 6v5m0 2.8v.2M10 2.5 18 17H2Z" />,
  wait: <path d="M10 5.5V10l3 2M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Z" />,
  chevron: <path d="m5 7.5 5 5 5-5" />,
  away: <path d="M8 5H4.5v10.5H15V12m-4-7.5h4.5V9M15 5l-6 6" />,
  back: <path d="M8.5 5 3.5 10l5 5M4 10h12.5" />,
  globe: (
    <path d="M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 0c-5 4.5-5 10.5 0 15 5-4.5 5-10.5 0-15ZM2.8 10h14.4" />
  ),
  close: <path d="m5 5 10 10M15 5 5 15" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A line drawing that says nothing by itself: the words beside it do. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      {PATHS[name]}
    </svg>
  );
}

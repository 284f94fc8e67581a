"use client";

import { buttonClasses } from "@/components/ui/button-classes";

type Props = { label: string; working: string; isBusy: boolean; problem: string | null };

export function PayButton({ label, working, isBusy, problem }: Props) {
  return (
    <div>
      <div role="alert">{problem && <p className="mb-3 font-medium text-danger">{problem}</p>}</div>
      <button type="submit" aria-disabled={isBusy || undefined} className={buttonClasses("primary")}>
        {isBusy ? working : label}
      </button>
    </div>
  );
}

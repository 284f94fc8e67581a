import type { ReactNode } from "react";

type Props = { label: string; number: number; children?: ReactNode };

/** Two digits, large enough to compare from one screen to the other. */
export function MatchingNumber({ label, number, children }: Props) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-accent-edge bg-accent-soft px-4 py-5 text-center">
      <p className="font-medium">{label}</p>
      <p className="text-6xl font-semibold tracking-widest text-accent-ink figures">
        <bdi>{number}</bdi>
      </p>
      {children}
    </div>
  );
}

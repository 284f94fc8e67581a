import type { ReactNode } from "react";

type Props = { tone: "good" | "warn" | "danger"; children: ReactNode };

/** What became of the last press. Read out by screen readers when the page has come. */
export function DashboardNotice({ tone, children }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === "good" ? "status" : "alert"}>
      {children}
    </div>
  );
}

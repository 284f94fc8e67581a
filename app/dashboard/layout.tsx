import type { ReactNode } from "react";

/**
 * The dashboard's own style sheet is a file beside the document: the sheet that the payment page carries in its head stays
 * as small as that page needs it.
 */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <link rel="stylesheet" href="/dashboard.css" />
      {children}
    </>
  );
}

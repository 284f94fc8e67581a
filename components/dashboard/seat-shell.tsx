import type { ReactNode } from "react";
import type { SeatModel } from "@/lib/contracts/dashboard-models";
import { DashboardShell } from "./dashboard-shell";
import { pathOf } from "./path-of";

type Props = { title: string; seat: SeatModel; current: "home" | "orders"; children: ReactNode };

/** A page of one merchant in one mode. Which mode it is stands above everything, in words and in colour. */
export function SeatShell({ title, seat, current, children }: Props) {
  const { merchantName, livemode, isLive, role, email } = seat;
  const here = (name: typeof current) => (name === current ? { "aria-current": "page" as const } : {});
  const navigation = (
    <>
      <div className={`mode ${livemode ? "live" : "test"}`}>
        <p>
          <b>{livemode ? "Live" : "Test mode"}</b> {livemode ? "Real money." : "No real money moves here."}
        </p>
        {(isLive || livemode) && (
          <a href={pathOf({ ...seat, livemode: !livemode })}>{livemode ? "Go to test mode" : "Go to live"}</a>
        )}
      </div>
      <nav className="tabs" aria-label="Dashboard">
        <a href={pathOf(seat)} {...here("home")}>
          Home
        </a>
        <a href={pathOf(seat, "/orders")} {...here("orders")}>
          Orders
        </a>
        <p className="hint">
          {merchantName}, as {role}
        </p>
      </nav>
    </>
  );
  return (
    <DashboardShell title={`${title}, ${livemode ? "live" : "test"}`} email={email} navigation={navigation}>
      {children}
    </DashboardShell>
  );
}

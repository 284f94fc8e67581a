import { ROLES, type Role } from "@/lib/contracts/roles";
import { DashboardShell } from "./dashboard-shell";
import { pathOf } from "./path-of";

type Membership = {
  merchantId: string;
  merchantName: string;
  role: Role;
  isLive: boolean;
  isSuspended: boolean;
};
type Props = { email: string; memberships: readonly Membership[] };

/** `/dashboard`: the merchants of a person, and what they are there. */
export function WelcomePage({ email, memberships }: Props) {
  return (
    <DashboardShell title="Your shops" email={email}>
      <h1>Your shops</h1>
      {memberships.length === 0 && (
        <p>You belong to no shop any more. Ask the owner of yours to invite you again.</p>
      )}
      <ul className="cards">
        {memberships.map(({ merchantId, merchantName, role, isLive, isSuspended }) => (
          <li key={merchantId} className="card">
            <h2>
              <a href={pathOf({ merchantId, livemode: isLive })}>{merchantName}</a>
            </h2>
            <p>
              You are <b>{role}</b>. {ROLES[role].description}
            </p>
            <p className="hint">
              {isLive ? "Takes real money." : "Test mode only."}
              {isSuspended && " Suspended by whoever runs the server."} {merchantId}
            </p>
          </li>
        ))}
      </ul>
    </DashboardShell>
  );
}

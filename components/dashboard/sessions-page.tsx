import { DashboardNotice } from "./dashboard-notice";
import { DashboardShell } from "./dashboard-shell";
import { DashboardTime } from "./dashboard-time";

type Session = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date; isThis: boolean };
type Props = { email: string; sessions: readonly Session[]; isRevoked: boolean; isMissing: boolean };

/** `/dashboard/sessions`: where a person is signed in. */
export function SessionsPage({ email, sessions, isRevoked, isMissing }: Props) {
  return (
    <DashboardShell title="Where you are signed in" email={email}>
      <h1>Where you are signed in</h1>
      <p>
        As <b>{email}</b>. A session ends after 12 hours without a request, and after 14 days.
      </p>
      {isRevoked && <DashboardNotice tone="good">That session has ended.</DashboardNotice>}
      {isMissing && <DashboardNotice tone="warn">You have no such session.</DashboardNotice>}
      <ul className="cards">
        {sessions.map(({ id, userAgent, createdAt, lastSeenAt, isThis }) => (
          <li key={id} className="card">
            <p className="wrap">
              {userAgent ?? "A browser that does not say its name"}
              {isThis && <b> (this one)</b>}
            </p>
            <p className="hint">
              Signed in <DashboardTime time={createdAt} />, last seen <DashboardTime time={lastSeenAt} />
            </p>
            <form
              method="post"
              action={isThis ? "/api/dashboard/sign-out" : `/api/dashboard/sessions/${id}/revoke`}
            >
              <button type="submit">{isThis ? "Sign out here" : "End this session"}</button>
            </form>
          </li>
        ))}
      </ul>
      <section className="card">
        <h2>Everywhere</h2>
        <p>
          Ends all your sessions, this one too, and every link that could still sign you in. Do this if your
          mail or a machine of yours was stolen.
        </p>
        <form method="post" action="/api/dashboard/sessions/revoke-all">
          <button type="submit" className="danger">
            Sign out everywhere
          </button>
        </form>
      </section>
    </DashboardShell>
  );
}

import { DashboardShell } from "./dashboard-shell";

/** `email`: whom the link signs in; null where it does so no more. */
type Props = { secret: string; email: string | null };

/** `/dashboard/sign-in/{secret}`: the button between the letter and the token. */
export function SignInButtonPage({ secret, email }: Props) {
  return (
    <DashboardShell title="Sign in" email={null}>
      <div className="narrow">
        {email === null ? (
          <>
            <h1>This link is over</h1>
            <p>It was used already, or its 15 minutes are over.</p>
            <p>
              <a href="/dashboard/sign-in">Ask for a new one</a>
            </p>
          </>
        ) : (
          <>
            <h1>Sign in as {email}</h1>
            <p>On this browser, for up to 14 days. Sign out when you have done, if it is not yours.</p>
            <form method="post" action={`/api/dashboard/sign-in/${secret}`}>
              <button type="submit" className="primary">
                Sign in
              </button>
            </form>
          </>
        )}
      </div>
    </DashboardShell>
  );
}

import type { ReactNode } from "react";

type Props = {
  title: string;
  /** Who is signed in; null on the pages before that. */
  email: string | null;
  /** Below the bar: where to go, and in which mode one is. */
  navigation?: ReactNode;
  children: ReactNode;
};

/** What every page of the dashboard stands in. It is in English, from left to right, whatever language the browser asks for. */
export function DashboardShell({ title, email, navigation, children }: Props) {
  return (
    <div className="dashboard" lang="en" dir="ltr">
      <title>{`${title} · Opentill`}</title>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header>
        <div className="bar">
          <a className="home" href="/dashboard">
            Opentill
          </a>
          {email !== null && (
            <nav aria-label="You" className="you">
              <a href="/dashboard/sessions" title={email}>
                {email}
              </a>
              <form method="post" action="/api/dashboard/sign-out">
                <button type="submit">Sign out</button>
              </form>
            </nav>
          )}
        </div>
        {navigation}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

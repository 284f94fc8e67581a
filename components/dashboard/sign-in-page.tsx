import { SIGN_IN_LINK_MINUTES } from "@/lib/contracts/limits";
import { DashboardNotice } from "./dashboard-notice";
import { DashboardShell } from "./dashboard-shell";

type Props = {
  isSent: boolean;
  isOut: boolean;
  /** The code of what was refused. */
  refused: string | null;
  /** What was typed and is no address. */
  typed: string;
  signedInAs: string | null;
};

const REFUSALS: Readonly<Record<string, string>> = {
  signed_out: "You are not signed in any more, so that nothing was done. Sign in and press again.",
  sign_in_link_ended: "That link was used already, or its time is over. Ask for a new one.",
  rate_limited: "From your network too many links were asked for. Wait some minutes, then try again.",
};

/** `/dashboard/sign-in`: what it says of an address is the same whether it is known or not. */
export function SignInPage({ isSent, isOut, refused, typed, signedInAs }: Props) {
  const isNoAddress = refused === "invalid_fields";
  const words = refused !== null && Object.hasOwn(REFUSALS, refused) ? REFUSALS[refused] : null;
  return (
    <DashboardShell title="Sign in" email={signedInAs}>
      <div className="narrow">
        <h1>Sign in</h1>
        {isOut && <DashboardNotice tone="good">You are signed out.</DashboardNotice>}
        {words && <DashboardNotice tone="warn">{words}</DashboardNotice>}
        {isSent && (
          <DashboardNotice tone="good">
            If that address belongs to somebody who was invited, a letter is on its way. Its link works once,
            for {SIGN_IN_LINK_MINUTES} minutes. Nothing there? Look among the spam, or ask the owner of your
            shop.
          </DashboardNotice>
        )}
        {signedInAs !== null && (
          <p>
            You are signed in as <b>{signedInAs}</b>. <a href="/dashboard">Go on to the dashboard</a>
          </p>
        )}
        <form method="post" action="/api/dashboard/sign-in" className="stack">
          <label htmlFor="email">Your email address</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            defaultValue={typed}
            aria-invalid={isNoAddress || undefined}
            aria-describedby={isNoAddress ? "email-error" : undefined}
          />
          {isNoAddress && (
            <p id="email-error" className="field-error">
              That is not an email address.
            </p>
          )}
          <p className="hint">We send you a letter with a link that signs you in. There is no password.</p>
          <button type="submit" className="primary">
            Send me the letter
          </button>
        </form>
      </div>
    </DashboardShell>
  );
}

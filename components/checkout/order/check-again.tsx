import { buttonClasses } from "@/components/ui/button-classes";

type Props = { secret: string; label: string; reloadsItself: boolean };

const RELOAD_SECONDS = 5;

/** Where there are no scripts to keep the page true. */
export function CheckAgain({ secret, label, reloadsItself }: Props) {
  return (
    <noscript>
      {reloadsItself && <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />}
      <a href={`/o/${secret}`} className={buttonClasses("secondary")}>
        {label}
      </a>
    </noscript>
  );
}

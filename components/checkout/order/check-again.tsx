import { buttonClasses } from "@/components/ui/button-classes";

type Props = {
  secret: string;
  /** Where the bank is asked once more, if it can be; there the link is for everybody. */
  askAgainUrl?: string | null;
  label: string;
  reloadsItself: boolean;
};

const RELOAD_SECONDS = 5;

/** Where there are no scripts to keep the page true, or where asking once more may help. */
export function CheckAgain({ secret, askAgainUrl = null, label, reloadsItself }: Props) {
  const link = (
    <a href={askAgainUrl ?? `/o/${secret}`} className={buttonClasses("secondary")}>
      {label}
    </a>
  );
  return (
    <>
      {askAgainUrl && link}
      {reloadsItself && (
        <noscript>
          <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
        </noscript>
      )}
      {!askAgainUrl && <div className="until-scripts">{link}</div>}
    </>
  );
}

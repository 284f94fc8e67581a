import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button-classes";

type Props = { secret: string; amount: string };

/** The two answers, as a plain form each: they work without scripts, and nothing is decided by looking. */
export function ConfirmButtons({ secret, amount }: Props) {
  return (
    <div className="grid gap-3">
      <Answer secret={secret} answer="confirm">
        <button type="submit" className={buttonClasses("primary")}>
          Confirm and take {amount}
        </button>
      </Answer>
      <Answer secret={secret} answer="cancel">
        <button type="submit" className={`${buttonClasses("secondary")} min-h-14 w-full text-lg`}>
          Do not confirm
        </button>
      </Answer>
      <p className="text-sm text-muted">
        If you do not confirm, the payment is canceled and the money is given back. Either answer is final.
      </p>
    </div>
  );
}

type AnswerProps = { secret: string; answer: "confirm" | "cancel"; children: ReactNode };

function Answer({ secret, answer, children }: AnswerProps) {
  return (
    <form method="post" action={`/api/confirm/${secret}`}>
      <input type="hidden" name="answer" value={answer} />
      {children}
    </form>
  );
}

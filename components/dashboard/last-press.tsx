import { ORDER_ACTIONS } from "@/lib/contracts/dashboard-models";
import { ERROR_CODES, titleOf } from "@/lib/contracts/error-codes";
import { ACTION_WORDS, REFUSAL_WORDS } from "./action-words";
import { DashboardNotice } from "./dashboard-notice";

type Props = { done: string | null; refused: string | null; action: string | null };

/** What became of the last press: by its name or code, so that an address puts no words of a stranger on the page. */
export function LastPress({ done, refused, action }: Props) {
  const named = ORDER_ACTIONS.find((each) => each === (done ?? action));
  if (done !== null && named)
    return <DashboardNotice tone="good">{ACTION_WORDS[named].done}</DashboardNotice>;
  if (refused === null) return null;
  return (
    <DashboardNotice tone="warn">
      <p>
        <b>{named ? `Not done: ${ACTION_WORDS[named].title.toLowerCase()}` : "Not done"}</b>
      </p>
      <p>{wordsOf(refused)}</p>
    </DashboardNotice>
  );
}

function wordsOf(code: string): string {
  if (Object.hasOwn(REFUSAL_WORDS, code)) return REFUSAL_WORDS[code] ?? "";
  return Object.hasOwn(ERROR_CODES, code)
    ? `${titleOf(code)}.`
    : "It was refused. Look at the order as it is now.";
}

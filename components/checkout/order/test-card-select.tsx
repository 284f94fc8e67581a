import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import { TEST_CARDS } from "@/lib/providers/sandbox/test-cards";

type Props = {
  label: string;
  /** What stands there before a card is chosen. */
  choose: string;
  outcomes: Record<string, string>;
  /** Whether the page was just posted without scripts. */
  isAtOnce: boolean;
};

/** Until scripts have come no number can be turned into a token in the browser, so none is asked for. */
export function TestCardSelect({ label, choose, outcomes, isAtOnce }: Props) {
  return (
    <div className={`until-scripts ${isAtOnce ? "at-once" : ""}`}>
      <label htmlFor="token" className={LABEL_CLASSES}>
        {label}
      </label>
      <select id="token" name="token" className={FIELD_CLASSES}>
        <option value="">{choose}</option>
        {TEST_CARDS.map(({ number, token, display, outcome }) => (
          <option key={number} value={token}>
            {display} · {outcomes[outcome]}
          </option>
        ))}
      </select>
    </div>
  );
}

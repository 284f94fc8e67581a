import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import { TEST_CARDS } from "@/lib/providers/sandbox/test-cards";

type Props = { label: string; outcomes: Record<string, string> };

/** Without scripts no number could be turned into a token in the browser, so none is asked for. */
export function TestCardSelect({ label, outcomes }: Props) {
  return (
    <noscript>
      <label htmlFor="token" className={LABEL_CLASSES}>
        {label}
      </label>
      <select id="token" name="token" className={FIELD_CLASSES}>
        {TEST_CARDS.map(({ number, token, display, outcome }) => (
          <option key={number} value={token}>
            {display} · {outcomes[outcome]}
          </option>
        ))}
      </select>
    </noscript>
  );
}

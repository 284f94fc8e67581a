import { Notice } from "@/components/ui/notice";
import type { CartPageModel } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";

type Props = { refused: CartPageModel["refusedParameters"]; messages: Messages };

/** Names what of the link could not be used. The page works without it. */
export function RefusedParameters({ refused, messages }: Props) {
  if (refused.length === 0) return null;
  const words: Record<string, string> = messages.refusedParameters;
  return (
    <Notice tone="warn" title={messages.refusedParameters.title}>
      <ul>
        {refused.map(({ parameter, code }) => (
          <li key={parameter}>
            {fill(words[code] ?? messages.refusedParameters.parameter_unknown, { parameter })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

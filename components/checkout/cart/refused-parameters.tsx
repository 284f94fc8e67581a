import { Notice } from "@/components/ui/notice";
import type { CartPageModel } from "@/lib/contracts/page-models";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { toldParameters } from "./told-parameters";

type Props = { model: CartPageModel; messages: Messages };

/** Names what of the link could not be used. The page works without it. */
export function RefusedParameters({ model, messages }: Props) {
  const told = toldParameters(model);
  if (told.length === 0) return null;
  const words: Record<string, string> = messages.refusedParameters;
  return (
    <Notice tone="warn" title={messages.refusedParameters.title}>
      <ul>
        {told.map(({ parameter, code }) => (
          <li key={parameter}>
            {fill(words[code] ?? messages.refusedParameters.parameter_refused, { parameter })}
          </li>
        ))}
      </ul>
      {!model.livemode && <p className="text-sm">{messages.refusedParameters.testModeOnly}</p>}
    </Notice>
  );
}

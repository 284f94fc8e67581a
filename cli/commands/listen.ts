import { eventSchema } from "../api/event-schema";
import { followLog } from "../api/follow-log";
import { EXIT, Failure } from "../exit";
import { forward, forwardingSecret } from "../forward";
import type { Output } from "../output";
import { presentEvent } from "../present-event";
import type { Command } from "./commands";

/**
 * `listen`: each event as it happens, posted to a local address like a webhook and signed with a secret that stays the
 * same for the same key. One after the other, in the order of the log; a lost connection costs none.
 */
export const listen: Command = async ({ connection, options, output, stopping }) => {
  const target = readTarget(options["forward-to"]);
  const secret = forwardingSecret(connection);
  if (target) output.note(`Forwarding to ${target}, signed with ${output.styled("bold", secret)}`);
  const log = followLog(connection, {
    type: options.type,
    after: options.after,
    stopping,
    onState: (state) => output.note(wordsOf(state, output)),
  });
  for await (const body of log) {
    const event = eventSchema.parse(JSON.parse(body));
    const outcome = target ? await forward(target, secret, event, body) : null;
    if (options.json) output.data(body);
    else if (output.isPretty) output.data(`${presentEvent(event, output)}${presentOutcome(outcome, output)}`);
    else output.data([event.type, event.id, event.data.id, outcome].filter(Boolean).join("\t"));
  }
};

function wordsOf(state: "listening" | "lost", output: Output): string {
  return state === "listening"
    ? output.styled("dim", "Listening. Ctrl-C to stop.")
    : output.styled("yellow", "The connection was lost. Trying again.");
}

function presentOutcome(outcome: string | null, output: Output): string {
  if (outcome === null) return "";
  return `  ${output.styled(/^2\d\d$/.test(outcome) ? "green" : "red", `→ ${outcome}`)}`;
}

function readTarget(text: string | undefined): string | null {
  if (text === undefined) return null;
  const target = /^\w+:\/\//.test(text) ? text : `http://${text}`;
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) {
    throw new Failure(EXIT.usage, `“${text}” is not an address to forward to.`);
  }
  return target;
}

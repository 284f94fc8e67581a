import { reach } from "../api/call";
import { type CliEvent, eventSchema } from "../api/event-schema";
import { type Block, readStream } from "../api/read-stream";
import { EXIT, Failure } from "../exit";
import { presentEvent } from "../present-event";
import { BROUGHT_BY_TIME, RECIPES } from "../recipes/recipes";
import { createSteps } from "../recipes/steps";
import type { Command } from "./commands";

const PATIENCE_MS = 20_000;

/** `trigger EVENT`: does what causes the event, in test mode, and waits until the log has it. */
export const trigger: Command = async ({ connection, options, output, stopping }) => {
  const [type = "", ...others] = options.rest;
  const recipe = RECIPES[type];
  if (!recipe || others.length > 0) throw refusalOf(type);
  const enough = new AbortController();
  stopping.addEventListener("abort", () => enough.abort(), { once: true });
  // Listening begins before anything happens, so that nothing happens unheard.
  const log = await reach(connection, `/events/stream?type=${type}`, { signal: enough.signal });
  const objectId = await recipe(createSteps(connection));
  const patience = setTimeout(() => enough.abort(), PATIENCE_MS);
  const event = await firstAbout(objectId, readStream(log)).catch(() => null);
  clearTimeout(patience);
  if (!event) {
    throw new Failure(EXIT.failed, `${objectId} was made, but no ${type} came in 20 s. Is a worker running?`);
  }
  output.data(output.isPretty && !options.json ? presentEvent(event, output) : JSON.stringify(event));
};

function refusalOf(type: string): Failure {
  const advice = BROUGHT_BY_TIME[type];
  if (advice) return new Failure(EXIT.usage, advice);
  const known = Object.keys(RECIPES).join("\n  ");
  return new Failure(EXIT.usage, `“${type}” can't be triggered. These can:\n  ${known}`);
}

async function firstAbout(objectId: string, log: AsyncGenerator<Block>): Promise<CliEvent | null> {
  for await (const { data } of log) {
    const event = data === "" ? null : eventSchema.loose().parse(JSON.parse(data));
    if (event?.data.id === objectId) return event;
  }
  return null;
}

import type { Connection } from "../api/connect";
import type { Output } from "../output";
import type { CommandName, Options } from "../read-command";
import { clock } from "./clock";
import { events } from "./events";
import { listen } from "./listen";
import { trigger } from "./trigger";

export type Command = (call: {
  connection: Connection;
  options: Options;
  output: Output;
  /** Aborted when the person has had enough. */
  stopping: AbortSignal;
}) => Promise<void>;

export const COMMANDS: Record<CommandName, Command> = { listen, trigger, events, clock };

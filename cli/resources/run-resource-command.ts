import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { reach } from "../api/call";
import { type Connection, connect } from "../api/connect";
import { EXIT, Failure } from "../exit";
import type { Output } from "../output";
import { presentRecord, presentTable } from "./present-record";
import { type Fields, fieldsOf, readBytes, readData, setField } from "./read-fields";
import { describeResource, readResourceCommand } from "./read-resource-command";
import type { ApiVerb, Resource } from "./resource";

const PAGE = 100;
const PRETTY_LIMIT = 20;
const TRIES = 3;

const recordSchema = z.record(z.string(), z.unknown());
const listSchema = z.object({
  data: z.array(recordSchema),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
});

type Call = {
  verb: ApiVerb;
  words: readonly string[];
  values: Values;
  connection: Connection;
  output: Output;
};
type Values = Parameters<typeof fieldsOf>[1];

/** `opentill NOUN VERB …`: reads the words, calls the API, prints the answer. */
export async function runResourceCommand(
  name: string,
  resource: Resource,
  words: string[],
  output: Output,
): Promise<void> {
  const command = readResourceCommand(name, resource, words);
  if (!command) return output.data(describeResource(name, resource));
  const { verb } = command;
  if ("run" in verb) return verb.run({ words: command.words, output });
  const kind = resource.key ?? "merchant";
  const options = {
    url: textOf(command.values.url),
    key: textOf(kind === "operator" ? command.values["operator-key"] : command.values.key),
  };
  const connection = connect(options, process.env, process.cwd(), kind);
  const call = { ...command, verb, connection, output };
  if (verb.columns) return list(call, verb.columns);
  const response = await send(call);
  if (verb.answersFile) return saveFile(call, response);
  const record = recordSchema.parse(await response.json());
  output.data(output.isPretty && !call.values.json ? presentRecord(record, output) : JSON.stringify(record));
}

async function list(
  { verb, words, values, connection, output }: Call,
  columns: readonly string[],
): Promise<void> {
  const isPretty = output.isPretty && !values.json;
  const limit = readLimit(textOf(values.limit)) ?? (isPretty ? PRETTY_LIMIT : Number.POSITIVE_INFINITY);
  let after = textOf(values.cursor);
  let left = limit;
  const rows: Fields[] = [];
  while (left > 0) {
    const query = queryOf({
      ...fieldsOf(verb.flags ?? {}, values),
      limit: Math.min(left, PAGE),
      cursor: after,
    });
    const page = listSchema.parse(await (await reach(connection, pathOf(verb, words) + query)).json());
    if (isPretty) rows.push(...page.data);
    else for (const record of page.data) output.data(JSON.stringify(record));
    left -= page.data.length;
    after = page.next_cursor ?? undefined;
    if (!page.has_more || after === undefined) break;
  }
  if (isPretty) output.data(presentTable(rows, columns, output));
  if (after !== undefined && left <= 0) output.note(`There is more: --cursor ${after}`);
}

/** A change is sent again under the same key where no answer came: it is done once. */
async function send({ verb, words, values, connection }: Call): Promise<Response> {
  const flags = Object.entries(verb.flags ?? {});
  const isRead = verb.method === "GET";
  const inQuery = flags.filter(([, flag]) => isRead || flag.inQuery);
  const inBody = flags.filter(([, flag]) => !isRead && !flag.inQuery);
  const path = pathOf(verb, words) + queryOf(fieldsOf(Object.fromEntries(inQuery), values));
  if (isRead) return reach(connection, path);
  const { body, type } = await bodyOf(verb, words, values, fieldsOf(Object.fromEntries(inBody), values));
  const key = textOf(values["idempotency-key"]) ?? randomUUID();
  const headers = { "content-type": type, "idempotency-key": key };
  for (let attempt = 1; ; attempt++) {
    try {
      return await reach(connection, path, {
        method: verb.method,
        headers,
        ...(body === null ? {} : { body }),
      });
    } catch (error) {
      const isLost = error instanceof Failure && error.code === EXIT.unreachable;
      if (!isLost || attempt === TRIES) throw error;
    }
  }
}

async function bodyOf(verb: ApiVerb, words: readonly string[], values: Values, fields: Fields) {
  if (verb.sendsFile) {
    const name = words.at(-1) ?? "";
    return { body: new Uint8Array(await readBytes(name)), type: verb.sendsFile(basename(name)) };
  }
  if (verb.method === "DELETE") return { body: null, type: "application/json" };
  const given = textOf(values.data);
  const body = given === undefined ? {} : await readData(given);
  for (const [field, value] of Object.entries(fields)) setField(body, field, mergeInto(body[field], value));
  for (const field of Array.isArray(values.clear) ? values.clear : []) setField(body, field, null);
  return { body: JSON.stringify(body), type: "application/json" };
}

function mergeInto(before: unknown, value: unknown): unknown {
  const isObject = (one: unknown) => typeof one === "object" && one !== null && !Array.isArray(one);
  return isObject(before) && isObject(value) ? { ...(before as Fields), ...(value as Fields) } : value;
}

async function saveFile({ values, output }: Call, response: Response): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const path = textOf(values.output);
  if (path === undefined) {
    process.stdout.write(bytes);
    return;
  }
  await writeFile(path, bytes).catch(() => {
    throw new Failure(EXIT.usage, `“${path}” can't be written.`);
  });
  output.note(`${bytes.length} bytes are in ${path}.`);
}

function pathOf(verb: ApiVerb, words: readonly string[]): string {
  let at = 0;
  return verb.path.replace(/\{\w+\}/g, () => encodeURIComponent(words[at++] ?? ""));
}

function queryOf(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return query.size === 0 ? "" : `?${query}`;
}

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Failure(EXIT.usage, "--limit is a whole number from 1 on.");
  return Number(text);
}

function textOf(value: string | string[] | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ROOT } from "../support/source-files";

export type Instruction = { name: string; words: string };

export const readText = (path: string) => readFileSync(join(ROOT, path), "utf8");

export const SCRIPTS = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText("package.json"))).scripts;

/** The instructions of the Dockerfile, a line each. */
export function readDockerfile(): Instruction[] {
  return readText("Dockerfile")
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [name = "", ...words] = line.split(" ");
      return { name, words: words.join(" ") };
    });
}

const command = z.array(z.string());
const service = z.object({
  image: z.string(),
  build: z.object({ context: z.string() }).optional(),
  command: command.optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  networks: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  restart: z.string().optional(),
  read_only: z.boolean().optional(),
  stop_grace_period: z.string().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ disable: z.boolean().optional(), test: command.optional() }).optional(),
});
export type Service = z.infer<typeof service>;
const compose = z.object({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
});

export function readCompose(): z.infer<typeof compose> {
  return compose.parse(parse(readText("deploy/compose.yaml"), { merge: true }));
}

/** `NAME=value` lines, as a process is given them. */
export function readSettings(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
}

/** What compose makes of `${NAME}` and `${NAME:?words}`; one that has to be there and is not, is refused. */
export function fillIn(text: string, settings: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([?-])([^}]*))?\}/g, (_all, name, sign, words) => {
    if (settings[name]) return settings[name];
    if (sign === "?") throw new Error(`${name}: ${words}`);
    return words ?? "";
  });
}

/** The settings of one section of a unit; one that stands there twice has two values. */
export function readUnit(path: string): Record<string, string[]> {
  const settings: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of readText(path).matchAll(/^(\w+)=(.*)$/gm)) {
    settings[name] = [...(settings[name] ?? []), value];
  }
  return settings;
}

/** The example with what a person would write into it. */
export const FILLED = {
  ...readSettings(readText("deploy/opentill.env.example")),
  OPENTILL_URL: "https://pay.example.com",
  OPENTILL_SECRET: "T5Gq0pYc1xkF4rB9m2W7vN3sJ8hL6dQeZaUoXiKtRw0=",
  POSTGRES_PASSWORD: "4be1c07a6d",
  DATABASE_URL: "postgres://opentill:4be1c07a6d@127.0.0.1:5432/opentill",
};

import { readFile } from "node:fs/promises";
import type { Answer } from "./answer";

const folder = new URL("../public/", import.meta.url);

/** A file of the shop's own `public` folder. `name` is never a stranger's. */
export async function fileAnswer(name: string, contentType: string): Promise<Answer> {
  const body = await readFile(new URL(name, folder));
  return { status: 200, headers: { "content-type": `${contentType}; charset=utf-8` }, body };
}

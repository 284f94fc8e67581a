import { must } from "@/lib/core/invariant";
import { serveApi } from "./serve-api";

/** A web server's route handlers in a process of their own, made from its environment as in production. Says its address. */
async function main(): Promise<void> {
  const { url } = await serveApi(must(process.env.OPENTILL_URL, "OPENTILL_URL"));
  process.stdout.write(`${url}\n`);
}

void main();

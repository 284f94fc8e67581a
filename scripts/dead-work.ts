import { createCheckoutContext } from "@/lib/checkout/create-context";
import { readEnvironment } from "@/lib/core/environment";
import { listDeadWork, retryDeadWork } from "@/lib/due/retry-dead-work";

/** `list` prints the due work that is not tried any more, one JSON line each; `retry [duty id]` has one or all of it tried again. */
async function main([command, duty, rowId]: string[]): Promise<void> {
  const { ctx, close } = createCheckoutContext(readEnvironment(process.env), "dead-work");
  if (command === "list") for (const work of await listDeadWork(ctx)) console.log(JSON.stringify(work));
  else if (command === "retry") {
    const only = duty !== undefined && rowId !== undefined ? { duty, rowId } : undefined;
    console.log(`${await retryDeadWork(ctx, only)} to be tried again.`);
  } else {
    console.error('Usage: npm run dead-work list | npm run dead-work retry ["<duty>" <id>]');
    process.exitCode = 2;
  }
  await close();
}

await main(process.argv.slice(2));

import { createShop } from "./create-shop";
import { readAddress } from "./read-address";
import { readDemo } from "./read-demo";

const CLOSE_TIMEOUT_MS = 2_000;

const address = readAddress(process.env);
const home = process.env.OPENTILL_HOME || ".opentill";
const stopping = new AbortController();
const server = createShop({
  shopUrl: address.url,
  // Read for every request: when the demonstration is seeded anew, its keys are new too.
  readDemo: () => readDemo(home),
  stopping: stopping.signal,
});

server.listen(address.port, address.host, () => console.log(`The example shop is open at ${address.url}`));

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

function stop(): void {
  stopping.abort();
  server.close();
  setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS).unref();
}

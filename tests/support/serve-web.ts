import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { silentLog } from "@/lib/core/log";
import { deriveKeys } from "@/lib/core/secrets/keys";
import type { Surroundings } from "@/web/surroundings";
import { createWebServer, type Handle } from "@/web/web-server";
import { MASTER_SECRET } from "./checkout-world";

/** Our web server around a handler that stands in the place of the framework, on a port of its own; it limits nobody unless told to. */
export async function serveWeb(
  handle: Handle,
  patience = { requestMs: 5_000, headersMs: 5_000, checkEveryMs: 20 },
  more: Partial<Surroundings> = {},
): Promise<{ server: Server; port: number; url: string; close: () => Promise<void> }> {
  const surroundings = {
    baseUrl: "https://pay.example",
    log: silentLog,
    isStatic: (path: string) => path === "/robots.txt",
    trustedAddressHeader: null,
    limits: null,
    linkKey: deriveKeys(MASTER_SECRET).links,
    ...more,
  };
  const server = createWebServer(handle, surroundings, patience);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, port, url: `http://127.0.0.1:${port}`, close };
}

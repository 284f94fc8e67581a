import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line to a database server that can be cut: every connection ends, and new ones are refused until it is mended. */
export async function openLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.once("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);

  const end = (how: "reset" | "close") => {
    for (const socket of sockets) how === "reset" ? socket.resetAndDestroy() : socket.destroy();
  };
  return {
    url: url.href,
    /** Ends every connection: by a reset, as a crashed machine does, or by closing, as a killed process does. New ones may come. */
    end,
    /** Ends every connection and refuses new ones. */
    cut(how: "reset" | "close" = "reset") {
      isCut = true;
      end(how);
    },
    /** Lets nothing through any more, either way, and ends nothing: what a network does that has lost its cable. */
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend() {
      isCut = false;
    },
    async close() {
      end("close");
      server.close();
      await once(server, "close");
    },
  };
}

export type Line = Awaited<ReturnType<typeof openLine>>;

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

const LENGTH_BYTES = 4;
/** PostgreSQL's wire protocol: a prepared statement is executed, or a text is sent as a whole. */
const STATEMENT_TYPES = new Set(["E", "Q"]);

export type StatementCounter = Awaited<ReturnType<typeof openStatementCounter>>;

/** A line to a database server that counts the statements that go over it, whoever sends them. */
export async function openStatementCounter(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const read = messageReader((type) => {
      if (STATEMENT_TYPES.has(type)) statements += 1;
    });
    near.on("data", read);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.once("close", () => {
        near.destroy();
        far.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The counter has no port.");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    /** Statements since the last call. */
    take(): number {
      const taken = statements;
      statements = 0;
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Tells of the type of each message of a connection, however they are cut into pieces. The first one has none. */
function messageReader(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let typeBytes = 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= typeBytes + LENGTH_BYTES) {
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return;
      if (typeBytes > 0) onMessage(rest.toString("latin1", 0, typeBytes));
      rest = rest.subarray(end);
      typeBytes = 1;
    }
  };
}

import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach } from "vitest";
import { type Post, postSafely } from "./post-safely";

/** Merchants' servers for tests: real ones on this machine, closed after each test. */
const opened: Server[] = [];
afterEach(closeAll);

/** A post with usual limits, to a loopback server. */
export function post(changes: Partial<Post> & { url: string }) {
  return postSafely({
    body: "{}",
    headers: {},
    timeoutMs: 5_000,
    maxAnswerBytes: 2_048,
    allowLoopback: true,
    ...changes,
  });
}

/** Serves HTTP and answers with the port. */
export function listen(answer: RequestListener, host = "127.0.0.1"): Promise<number> {
  return listenWith(createServer(answer), host);
}

/** Serves whatever is written to the socket, and answers with the port. */
export function listenRaw(answer: (socket: Socket) => void): Promise<number> {
  return listenWith(createTcpServer((socket) => answer(socket.on("error", () => {}))));
}

export function closeAll(): void {
  for (const server of opened.splice(0)) server.close();
}

async function listenWith(server: Server, host = "127.0.0.1"): Promise<number> {
  opened.push(server);
  await new Promise<void>((settle) => server.listen(0, host, settle));
  return (server.address() as AddressInfo).port;
}

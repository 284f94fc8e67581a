import { connect, type Socket } from "node:net";

/** Sends bytes as they are, and answers all that comes back until the server closes or `isEnough` has it. */
export function rawRequest(
  port: number,
  bytes: string,
  {
    isEnough = () => false,
    onOpen,
  }: { isEnough?: (text: string) => boolean; onOpen?: (socket: Socket) => void } = {},
): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      text += chunk;
      if (isEnough(text)) socket.destroy();
    });
    // What is cut off in the middle of a body may end with a reset.
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
    socket.write(bytes);
    onOpen?.(socket);
  });
}

import { EXIT, Failure } from "../exit";

/** One block of a stream of server-sent events; `id` is the last one given, as the standard has it. */
export type Block = { id: string | null; event: string; data: string };

const held = new Set<Response>();

/**
 * Reads blocks as they come. Blocks without data, such as heartbeats, are told too: they may carry an id.
 *
 * It is given the response and not its body, because a body ends when its response is forgotten and swept away.
 */
export async function* readStream(response: Response): AsyncGenerator<Block> {
  if (!response.body) throw new Failure(EXIT.failed, "The server sent no stream.");
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let id: string | null = null;
  held.add(response);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const block = parseBlock(text.slice(0, end), id);
        id = block.id;
        text = text.slice(end + 2);
        yield block;
      }
    }
  } finally {
    // Whoever has read enough lets go of the connection.
    await reader.cancel().catch(() => {});
    held.delete(response);
  }
}

function parseBlock(text: string, lastId: string | null): Block {
  const block: Block = { id: lastId, event: "message", data: "" };
  for (const line of text.split("\n")) {
    const [, field, value = ""] = /^(\w+): ?(.*)$/s.exec(line) ?? [];
    if (field === "id") block.id = value;
    if (field === "event") block.event = value;
    if (field === "data") block.data += value;
  }
  return block;
}

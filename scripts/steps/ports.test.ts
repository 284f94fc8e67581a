import { createServer } from "node:net";
import { expect, test } from "vitest";
import { checkPorts, choosePorts, findFreeBasePort } from "./ports.mjs";

test("PORT names three neighbours and is 3000 when missing", () => {
  expect(choosePorts(undefined)).toEqual({ web: 3000, shop: 3001, bank: 3002 });
  expect(choosePorts("8080")).toEqual({ web: 8080, shop: 8081, bank: 8082 });
});

test.each(["abc", "0", "-1", "80.5", "65534"])("PORT=%s is refused", (text) => {
  expect(() => choosePorts(text)).toThrow("PORT must be a number");
});

test("a port in use is named together with the variable that moves it", async () => {
  const web = await findFreeBasePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(web + 1, "127.0.0.1", resolve));
  await expect(checkPorts(choosePorts(String(web)))).rejects.toThrow(new RegExp(`Port ${web + 1}.*PORT`));
  server.close();
});

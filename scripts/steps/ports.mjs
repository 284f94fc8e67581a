import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

const highestPort = 65_533;
const attempts = 50;

/**
 * The three neighbouring ports of one installation.
 * @param {string | undefined} text the environment's PORT; 3000 when missing
 * @returns {{ web: number, shop: number, bank: number }}
 */
export function choosePorts(text) {
  const web = text === undefined || text === "" ? 3000 : Number(text);
  if (!Number.isInteger(web) || web < 1 || web > highestPort) {
    throw new Refusal(`PORT must be a number from 1 to ${highestPort}; it is "${text}".`);
  }
  return { web, shop: web + 1, bank: web + 2 };
}

/**
 * Refuses ports that something else listens on.
 * @param {{ web: number, shop: number, bank: number }} ports
 */
export async function checkPorts({ web, shop, bank }) {
  const uses = [
    [web, "Opentill"],
    [shop, "the example shop"],
    [bank, "the sandbox bank"],
  ];
  for (const [port, owner] of uses) {
    if (await isFree(port)) continue;
    throw new Refusal(
      `Port ${port}, meant for ${owner}, can't be used: something else listens there, or it is not allowed. ` +
        `PORT moves all three: PORT=${web + 1000} npm start uses ${web + 1000}, ${web + 1001} and ${web + 1002}.`,
    );
  }
}

/** @returns {Promise<number>} a port on the loopback address that was free a moment ago */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<number>} the first of three neighbouring ports that were free a moment ago */
export async function findFreeBasePort() {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = await findFreePort();
    if (port > highestPort) continue;
    if ((await isFree(port)) && (await isFree(port + 1)) && (await isFree(port + 2))) return port;
  }
  throw new Refusal("No three neighbouring ports are free on this machine.");
}

// Asked on both addresses: on some systems a listener on one of them does not disturb the other.
async function isFree(port) {
  return (await canListen(port, undefined)) && (await canListen(port, "127.0.0.1"));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

/**
 * Loaded before a process of the product (`node --import`): the internet, for that process. The names in `NETWORK_EDGE`
 * (`{ "shop.example": { "address": "93.184.215.14", "port": 4001 } }`) have that public address, and a connection to it ends at that port
 * of this machine. The product looks names up, judges addresses and checks certificates as ever, and does not know.
 */
const edge = Object.entries(JSON.parse(process.env.NETWORK_EDGE ?? "{}"));
const byName = new Map(edge);
const byAddress = new Map(edge.map(([, place]) => [place.address, place]));

const lookup = dns.lookup;
dns.lookup = async (name, options) => {
  const place = byName.get(name);
  if (!place) return lookup(name, options);
  const found = { address: place.address, family: 4 };
  return options?.all ? [found] : found;
};
syncBuiltinESMExports();

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connectAtTheEdge(...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const place = byAddress.get(options?.host);
  if (place) {
    Object.assign(options, { host: "127.0.0.1", port: place.port });
    Object.defineProperty(this, "remoteAddress", { value: place.address });
  }
  return connect.apply(this, args);
};

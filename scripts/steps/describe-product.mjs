import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where everything is, in words for the terminal.
 * @param {{ home: string, ports: { web: number, shop: number, bank: number }, seconds: string }} options
 * @returns {string}
 */
export function describeProduct({ home, ports, seconds }) {
  const demo = readDemo(join(home, "demo.json"));
  const rows = [
    ["Opentill", `http://localhost:${ports.web}`],
    ["API", `http://localhost:${ports.web}/api/v1`],
    ["Example shop", `http://127.0.0.1:${ports.shop}`],
    ["Sandbox bank", `http://localhost:${ports.bank}`],
    ...demo.links.map(({ name, url }) => [`Buy ${name}`, url]),
    ...(demo.dashboardUrl ? [["Dashboard (once, 15 min)", demo.dashboardUrl]] : []),
    ...(demo.outboxUrl ? [["Outbox", demo.outboxUrl]] : []),
    ["Demo keys", join(home, "demo.json")],
    ["Operator key", join(home, "secrets.json")],
    ["Logs", join(home, "logs")],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`);
  return ["", `Opentill runs (ready in ${seconds} s). Ctrl-C stops it.`, "", ...lines, ""].join("\n");
}

function readDemo(file) {
  try {
    const { links, outbox_url, dashboard_url } = JSON.parse(readFileSync(file, "utf8"));
    return { links: Array.isArray(links) ? links : [], outboxUrl: outbox_url, dashboardUrl: dashboard_url };
  } catch {
    // A database that was not empty was not seeded: there is no demo to show.
    return { links: [], outboxUrl: undefined, dashboardUrl: undefined };
  }
}
